-- One exam file per validated registration, made of facts alone.
CREATE SEQUENCE candidate_number START 1;

CREATE TABLE exam_file (
    registration_id  uuid        PRIMARY KEY,
    person_id        uuid        NOT NULL,
    exam_session     int         NOT NULL,
    academy          text        NOT NULL,
    uai              text,
    specialty        text        NOT NULL,
    category         text,
    form             text,
    registration_version int     NOT NULL,
    state            text        NOT NULL CHECK (state IN ('VALIDATED', 'CANCELLED')),
    candidate_number text        UNIQUE,
    units            jsonb       NOT NULL,
    optional_units   jsonb       NOT NULL,
    press            boolean     NOT NULL,
    local_authorities boolean    NOT NULL,
    hold_reason      text,
    told_at          timestamptz NOT NULL
);
CREATE INDEX exam_file_by_specialty ON exam_file (exam_session, academy, specialty, registration_id);
CREATE INDEX exam_file_by_person ON exam_file (person_id);

-- An optional unit whose form came too late (R-8); may be told before the file is.
CREATE TABLE withdrawn_unit (
    registration_id uuid NOT NULL,
    unit            text NOT NULL,
    PRIMARY KEY (registration_id, unit)
);

-- A narrow copy of account.people, for minutes, lists and verification; a tombstone removes the line.
CREATE TABLE person (
    person_id   uuid        PRIMARY KEY,
    family_name text        NOT NULL,
    given_names text        NOT NULL,
    told_at     timestamptz NOT NULL
);
