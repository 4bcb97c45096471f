-- Who came to a sitting, and what happened there.
CREATE TABLE attendance (
    sitting_id      uuid        NOT NULL REFERENCES sitting,
    registration_id uuid        NOT NULL REFERENCES exam_file,
    status          text        NOT NULL CHECK (status IN ('PRESENT', 'LATE', 'ABSENT')),
    incident        text        CHECK (incident IN ('ILLNESS', 'FRAUD_SUSPECTED', 'EVACUATION', 'OTHER')),
    remarks         text,
    recorded_by     text        NOT NULL,
    recorded_at     timestamptz NOT NULL,
    PRIMARY KEY (sitting_id, registration_id)
);
CREATE INDEX attendance_by_candidate ON attendance (registration_id);
