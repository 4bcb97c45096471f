-- A deliberation of a whole specialty is calculated part by part; a crash between two parts loses none.
ALTER TABLE deliberation DROP CONSTRAINT deliberation_state_check;
ALTER TABLE deliberation
    ADD CONSTRAINT deliberation_state_check CHECK (state IN ('COMPUTING', 'OPEN', 'CLOSED')),
    ADD COLUMN progress_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    ADD COLUMN candidates  int         NOT NULL DEFAULT 0;
UPDATE deliberation d SET candidates = (SELECT count(*) FROM proposal p WHERE p.deliberation_id = d.id);

-- The bytes as they were written: jsonb would order them anew.
ALTER TABLE proposal ALTER COLUMN outcome TYPE text USING outcome::text;
ALTER TABLE decision ALTER COLUMN outcome TYPE text USING outcome::text;
