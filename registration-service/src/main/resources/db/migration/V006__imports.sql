-- A file an establishment sent, kept until it is taken in, and what became of each of its lines.

CREATE TABLE import_job (
    id            uuid        PRIMARY KEY,
    exam_session  integer     NOT NULL,
    uai           text        NOT NULL,
    academy       text        NOT NULL,
    dry_run       boolean     NOT NULL,
    state         text        NOT NULL CHECK (state IN ('WAITING', 'RUNNING', 'DONE', 'REFUSED')),
    refusal       text,
    charset       text        NOT NULL,
    received_at   timestamptz NOT NULL,
    received_by   text        NOT NULL,
    leased_until  timestamptz,
    finished_at   timestamptz,
    lines_done    integer     NOT NULL DEFAULT 0,
    created       integer     NOT NULL DEFAULT 0,
    corrected     integer     NOT NULL DEFAULT 0,
    unchanged     integer     NOT NULL DEFAULT 0,
    rejected      integer     NOT NULL DEFAULT 0
);
CREATE INDEX import_job_todo ON import_job (received_at) WHERE state IN ('WAITING', 'RUNNING');

CREATE TABLE import_part (
    import_id uuid    NOT NULL REFERENCES import_job,
    position  integer NOT NULL,
    content   bytea   NOT NULL,
    PRIMARY KEY (import_id, position)
);

CREATE TABLE import_line (
    import_id       uuid    NOT NULL REFERENCES import_job,
    line            integer NOT NULL,
    position        integer NOT NULL,
    outcome         text    NOT NULL CHECK (outcome IN ('CREATED', 'CORRECTED', 'UNCHANGED', 'REJECTED', 'WARNED')),
    registration_id uuid,
    "column"        text,
    value           text,
    why             text,
    PRIMARY KEY (import_id, line, position)
);
