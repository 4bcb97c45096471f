-- Under an Idempotency-Key stands the id of the jury that was appointed; the answer is read again from it.
UPDATE idempotency_key SET answer = jsonb_build_object('id', CAST(answer AS jsonb) -> 'id') WHERE answer LIKE '%"appointment"%';
