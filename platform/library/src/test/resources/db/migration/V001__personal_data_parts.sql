-- As each service that answers has it, and one table that names a person.
CREATE TABLE personal_data_part (
    export_id  uuid        PRIMARY KEY,
    person_id  uuid        NOT NULL,
    body       text        NOT NULL,
    expires_at timestamptz NOT NULL
);
CREATE TABLE note (
    id        uuid PRIMARY KEY,
    person_id uuid NOT NULL,
    text      text NOT NULL
);
