-- What was granted to a candidate for the tests, nothing of why; may be told before the exam file is.
CREATE TABLE granted_arrangements (
    registration_id uuid        PRIMARY KEY,
    request_id      uuid        NOT NULL,
    arrangements    jsonb       NOT NULL,
    decided_at      timestamptz NOT NULL
);

ALTER TABLE room ADD COLUMN accessible boolean NOT NULL DEFAULT false;

-- With extra time a candidate's sitting ends later than the room's.
ALTER TABLE seat ADD COLUMN ends_at timestamptz;
