-- Personal results codes, handed out with the summons; only a keyed hash of each is kept.
CREATE TABLE results_code (
    hash            bytea       PRIMARY KEY,
    registration_id uuid        NOT NULL REFERENCES exam_file,
    issued_at       timestamptz NOT NULL
);
CREATE INDEX results_code_by_candidate ON results_code (registration_id);
