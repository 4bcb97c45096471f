-- What is kept no longer than it serves: objects go, the row says that there was one; an appeal holds everything.
ALTER TABLE upload ADD COLUMN purged_at timestamptz;
ALTER TABLE document ADD COLUMN purged_at timestamptz;
ALTER TABLE document DROP CONSTRAINT document_state_check;
ALTER TABLE document ADD CHECK (state IN ('ASKED', 'ISSUED', 'PURGED'));

CREATE TABLE appeal_hold (
    registration_id uuid PRIMARY KEY,
    reason          text NOT NULL,
    held_by         text NOT NULL,
    held_at         timestamptz NOT NULL
);

CREATE TABLE erasure (
    person_id uuid PRIMARY KEY,
    asked_at  timestamptz NOT NULL
);

CREATE TABLE reminder (
    registration_id uuid PRIMARY KEY REFERENCES candidate_file ON DELETE CASCADE,
    reminded_at     timestamptz NOT NULL
);
