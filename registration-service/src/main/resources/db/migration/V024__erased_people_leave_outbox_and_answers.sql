-- What schools told of somebody goes from the outbox when the person is erased, not a month later.
CREATE INDEX outbox_event_person ON outbox_event (aggregateid) WHERE aggregatetype = 'registration.people';

-- Under an Idempotency-Key stands the id of what was made; the answer is read again from it.
UPDATE idempotency_key SET answer = jsonb_build_object('id', CAST(answer AS jsonb) -> 'id') WHERE answer LIKE '%"personId"%';
