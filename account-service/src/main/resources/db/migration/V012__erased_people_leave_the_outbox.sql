-- The outbox keeps its rows for a month; what it told about somebody who is erased goes at once.
CREATE INDEX outbox_event_person ON outbox_event (aggregateid) WHERE aggregatetype = 'account.people';
