-- What somebody asks with an e-mail address waits here for a moment: it is dealt with after the answer, so that the
-- answer takes the same time for a known address and an unknown one (A-6).
CREATE TABLE waiting_request (
    id       uuid        PRIMARY KEY,
    kind     text        NOT NULL,
    body     text        NOT NULL,
    attempts integer     NOT NULL DEFAULT 0,
    asked_at timestamptz NOT NULL,
    due_at   timestamptz NOT NULL
);
CREATE INDEX waiting_request_due ON waiting_request (due_at);

-- A Keycloak user being made or changed: what a crash leaves here is brought in line with our rows by a job.
CREATE TABLE unfinished_identity (
    username   text        PRIMARY KEY,
    person_id  uuid        NOT NULL,
    started_at timestamptz NOT NULL
);
CREATE INDEX unfinished_identity_age ON unfinished_identity (started_at);
INSERT INTO unfinished_identity (username, person_id, started_at) SELECT identifier, id, started_at FROM sign_up;
DROP TABLE sign_up;
