-- The livret scolaire as the jury is shown it: where it lies, its hash, the opinion it ends with (G-9).
CREATE TABLE school_report (
    registration_id uuid        PRIMARY KEY REFERENCES exam_file,
    reference       text        NOT NULL,
    sha256          text,
    opinion         text        NOT NULL CHECK (opinion IN ('VERY_FAVOURABLE', 'FAVOURABLE', 'RESERVED', 'NONE')),
    given_by        text        NOT NULL,
    given_at        timestamptz NOT NULL
);

-- Members who will not sit; recorded, never taken from the appointment act (G-9).
CREATE TABLE jury_defection (
    jury_id     uuid        NOT NULL REFERENCES jury,
    name        text        NOT NULL,
    reason      text        NOT NULL,
    recorded_by text        NOT NULL,
    recorded_at timestamptz NOT NULL,
    PRIMARY KEY (jury_id, name)
);
