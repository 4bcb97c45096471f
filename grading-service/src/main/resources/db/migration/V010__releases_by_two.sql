-- Where two people release results, the first one's word waits here for the second one's.
CREATE TABLE release_request (
    exam_session int         NOT NULL,
    academy      text        NOT NULL,
    specialty    text        NOT NULL,
    round        text        NOT NULL,
    requested_by text        NOT NULL,
    requested_at timestamptz NOT NULL,
    PRIMARY KEY (exam_session, academy, specialty, round)
);
