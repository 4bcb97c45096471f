-- The seal of a deliberation's minutes, printed on ours once its results are published.
CREATE TABLE sealed_deliberation (
    exam_session    integer NOT NULL,
    academy         text    NOT NULL,
    specialty       text    NOT NULL,
    round           text    NOT NULL,
    deliberation_id uuid    NOT NULL,
    closed_at       timestamptz,
    minutes_sha256  text,
    PRIMARY KEY (exam_session, academy, specialty, round)
);
