-- A file is sent for a piece, for a professional file or for an accommodation request: one way in, three destinations.
ALTER TABLE upload ADD COLUMN destination text NOT NULL DEFAULT 'PIECE'
    CHECK (destination IN ('PIECE', 'PROFESSIONAL', 'MEDICAL'));
ALTER TABLE upload DROP CONSTRAINT upload_registration_id_code_version_key;
ALTER TABLE upload ADD UNIQUE (registration_id, destination, code, version);

-- A file sent straight to the store is measured when it is checked.
ALTER TABLE upload ALTER COLUMN received_sha256 DROP NOT NULL;
ALTER TABLE upload ALTER COLUMN received_bytes DROP NOT NULL;

-- What the sender stated by sending it (national-service duty, note Nantes 2026).
ALTER TABLE upload ADD COLUMN statement text;

-- A place kept in quarantine for a file that its sender brings straight to the store.
CREATE TABLE upload_slot (
    id              uuid PRIMARY KEY,
    destination     text NOT NULL,
    registration_id uuid NOT NULL REFERENCES candidate_file,
    code            text NOT NULL,
    quarantine_key  text NOT NULL,
    original_name   text,
    asked_by        text NOT NULL,
    asked_at        timestamptz NOT NULL,
    ends_at         timestamptz NOT NULL,
    version         integer
);
CREATE INDEX upload_slot_waiting ON upload_slot (ends_at) WHERE version IS NULL;
CREATE INDEX upload_quarantine ON upload (quarantine_key);
CREATE INDEX upload_slot_quarantine ON upload_slot (quarantine_key);
CREATE INDEX upload_object ON upload (object_key);
CREATE INDEX document_object ON document (object_key);
