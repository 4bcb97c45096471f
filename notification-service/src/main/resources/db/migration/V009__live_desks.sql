-- Facts of one desk are taken in at the same time, so numbers are not given in the order in which messages can be seen.
-- committed_by and sequence together are that order, as in the journal: a stream never passes a message over.
ALTER TABLE staff_message ADD COLUMN committed_by xid8 NOT NULL DEFAULT pg_current_xact_id();
CREATE INDEX staff_message_live ON staff_message (desk, scope, committed_by, sequence);
