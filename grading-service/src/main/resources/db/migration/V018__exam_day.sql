ALTER TABLE attendance ADD COLUMN arrived_at timestamptz;
ALTER TABLE attendance DROP CONSTRAINT attendance_incident_check;
ALTER TABLE attendance ADD CONSTRAINT attendance_incident_check CHECK (incident IN
    ('ILLNESS', 'FRAUD_SUSPECTED', 'EVACUATION', 'SUBJECT_ERROR', 'MISSING_MATERIAL', 'EARLY_DEPARTURE', 'NOISE', 'OTHER'));

-- What the lead academy tells everybody about a specialty before the tests.
CREATE TABLE notice (
    id           uuid        PRIMARY KEY,
    exam_session int         NOT NULL,
    specialty    text        NOT NULL,
    unit         text,
    kind         text        NOT NULL CHECK (kind IN ('CIRCULAR', 'ALLOWED_MATERIAL', 'INSTRUCTIONS')),
    title        text        NOT NULL,
    text         text        NOT NULL,
    version      int         NOT NULL,
    published_by text        NOT NULL,
    published_at timestamptz NOT NULL,
    withdrawn_at timestamptz
);
CREATE INDEX notice_by_specialty ON notice (exam_session, specialty, kind);
