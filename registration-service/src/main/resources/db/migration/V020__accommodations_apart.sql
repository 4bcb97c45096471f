-- Health data, in a schema that ${app_role} cannot even enter. The feature works as ${accommodation_role}, which sees
-- nothing else but leaves its facts in the outbox, in the transaction of the state they tell of.

CREATE SCHEMA accommodation;
GRANT USAGE ON SCHEMA accommodation TO ${accommodation_role};
GRANT USAGE ON SCHEMA public TO ${accommodation_role};
GRANT INSERT ON outbox_event TO ${accommodation_role};

CREATE TABLE accommodation.request (
    id               uuid        PRIMARY KEY,
    registration_id  uuid        NOT NULL,
    person_id        uuid        NOT NULL,
    exam_session     integer     NOT NULL,
    academy          text        NOT NULL,
    uai              text,
    specialty        text        NOT NULL,
    state            text        NOT NULL CHECK (state IN ('REQUESTED', 'OPINION_GIVEN', 'DECIDED', 'NOTIFIED',
                                                           'WITHDRAWN')),
    revision         integer     NOT NULL DEFAULT 1,
    plan             text        CHECK (plan IN ('PPS', 'PAI', 'PAP')),
    asked            jsonb       NOT NULL,
    situation        text,
    arisen_on        date,
    renewal_of       uuid,
    requested_at     timestamptz NOT NULL,
    changed_at       timestamptz NOT NULL,
    notified_at      timestamptz,
    idempotency_key  text,
    idempotency_hash text
);
COMMENT ON COLUMN accommodation.request.plan IS 'The schooling plan of the simplified procedure; absent in the full one.';
-- one request at a time for one registration
CREATE UNIQUE INDEX request_live ON accommodation.request (registration_id) WHERE state <> 'WITHDRAWN';
CREATE INDEX request_person ON accommodation.request (person_id);
CREATE INDEX request_academy ON accommodation.request (academy, requested_at, id);
-- the same command again, under the same key, is the same request
CREATE UNIQUE INDEX request_once ON accommodation.request (person_id, idempotency_key) WHERE idempotency_key IS NOT NULL;

CREATE TABLE accommodation.opinion (
    request_id       uuid        PRIMARY KEY REFERENCES accommodation.request ON DELETE CASCADE,
    proposed         jsonb       NOT NULL,
    text             text        NOT NULL,
    exceptional_time text,
    medical_note     text,
    given_by         text        NOT NULL,
    given_at         timestamptz NOT NULL
);

-- A decision is never changed: the next number replaces it.
CREATE TABLE accommodation.decision (
    request_id uuid        NOT NULL REFERENCES accommodation.request ON DELETE CASCADE,
    number     integer     NOT NULL,
    verdict    text        NOT NULL CHECK (verdict IN ('GRANTED', 'PARTLY_GRANTED', 'REFUSED')),
    granted    jsonb       NOT NULL,
    reasons    text,
    renewed    boolean     NOT NULL,
    decided_by text        NOT NULL,
    decided_at timestamptz NOT NULL,
    PRIMARY KEY (request_id, number)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON accommodation.request TO ${accommodation_role};
GRANT SELECT, INSERT, UPDATE ON accommodation.opinion TO ${accommodation_role};
GRANT SELECT, INSERT ON accommodation.decision TO ${accommodation_role};
