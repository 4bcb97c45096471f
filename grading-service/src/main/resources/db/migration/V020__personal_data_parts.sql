-- One person's data as they stood when they were asked for, until the archive is made or a day has gone.
CREATE TABLE personal_data_part (
    export_id  uuid        PRIMARY KEY,
    person_id  uuid        NOT NULL,
    body       text        NOT NULL,
    expires_at timestamptz NOT NULL
);
CREATE INDEX personal_data_part_age ON personal_data_part (expires_at);
CREATE INDEX personal_data_part_person ON personal_data_part (person_id);
