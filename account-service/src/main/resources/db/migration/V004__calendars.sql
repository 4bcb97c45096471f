-- When registration closes, per exam session and academy: read from registration's facts.
CREATE TABLE calendar (
    exam_session integer     NOT NULL,
    academy      text        NOT NULL,
    version      integer     NOT NULL,
    closes_at    timestamptz NOT NULL,
    PRIMARY KEY (exam_session, academy)
);
