-- A letter that went stays a day, so that nobody's mailbox can be flooded by asking again and again.
ALTER TABLE letter ADD COLUMN sent_at timestamptz;
DROP INDEX letter_due;
CREATE INDEX letter_due ON letter (due_at) WHERE sent_at IS NULL;
CREATE INDEX letter_recent ON letter (address, kind, created_at);
