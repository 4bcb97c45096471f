-- What a candidate may still ask for once the results are out, each within its time.
CREATE TABLE claim (
    id              uuid        PRIMARY KEY,
    registration_id uuid        NOT NULL REFERENCES exam_file,
    kind            text        NOT NULL CHECK (kind IN ('CONSULTATION', 'APPEAL')),
    units           jsonb       NOT NULL,
    text            text,
    filed_at        timestamptz NOT NULL,
    state           text        NOT NULL CHECK (state IN ('FILED', 'GRANTED', 'DISMISSED')),
    answer          text,
    answered_by     text,
    answered_at     timestamptz
);
CREATE INDEX claim_by_candidate ON claim (registration_id, filed_at);

-- For the list that local authorities get of those who agreed to it (R-12).
ALTER TABLE person ADD COLUMN street text, ADD COLUMN postal_code text, ADD COLUMN city text;
