-- Archives that candidates asked for, made of what each service answers and kept a week.
CREATE TABLE personal_data_export (
    id           uuid        PRIMARY KEY,
    person_id    uuid        NOT NULL REFERENCES person ON DELETE CASCADE,
    own          text        NOT NULL,
    archive      bytea,
    missing      text[]      NOT NULL DEFAULT '{}',
    requested_at timestamptz NOT NULL,
    due_at       timestamptz NOT NULL,
    ready_at     timestamptz
);
CREATE INDEX personal_data_export_person ON personal_data_export (person_id, requested_at);
CREATE INDEX personal_data_export_due ON personal_data_export (due_at) WHERE ready_at IS NULL;

CREATE TABLE personal_data_answer (
    export_id uuid NOT NULL REFERENCES personal_data_export ON DELETE CASCADE,
    service   text NOT NULL,
    url       text NOT NULL,
    sha256    text NOT NULL,
    PRIMARY KEY (export_id, service)
);
