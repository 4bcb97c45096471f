-- Every fact of the five services, kept for some days: what webhooks are fed from and replayed from. committed_by and
-- position together are the order in which facts were committed here; nothing is ever added behind a cursor given.
CREATE TABLE journal (
    position     bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    committed_by xid8        NOT NULL DEFAULT pg_current_xact_id(),
    fact_id      uuid        NOT NULL UNIQUE,
    type         text        NOT NULL,
    source       text        NOT NULL,
    subject      text        NOT NULL,
    line         text        NOT NULL,
    person_id    uuid,
    academy      text,
    uai          text,
    time         text        NOT NULL,
    data         text        NOT NULL,
    recorded_at  timestamptz NOT NULL DEFAULT now()
);
COMMENT ON COLUMN journal.line IS 'facts of one line keep their order: the registration, or else the subject';
CREATE INDEX journal_order ON journal (committed_by, position);
CREATE INDEX journal_age ON journal (recorded_at);
CREATE INDEX journal_person ON journal (person_id) WHERE person_id IS NOT NULL;

-- One row: the latest transaction whose facts are forgotten already.
CREATE TABLE journal_floor (
    only_row     boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    committed_by xid8    NOT NULL
);
INSERT INTO journal_floor (committed_by) VALUES ('0');

CREATE TABLE webhook (
    id             uuid        PRIMARY KEY,
    sequence       bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
    owner          text        NOT NULL,
    version        bigint      NOT NULL DEFAULT 1,
    url            text        NOT NULL,
    contact        text        NOT NULL,
    types          text[]      NOT NULL,
    academies      text[]      NOT NULL,
    uais           text[]      NOT NULL,
    state          text        NOT NULL CHECK (state IN ('ACTIVE', 'PAUSED')),
    paused_because text        CHECK (paused_because IN ('ASKED', 'REFUSALS', 'GONE')),
    failing_since  timestamptz,
    failures       integer     NOT NULL DEFAULT 0,
    held_until     timestamptz,
    warned_at      timestamptz,
    created_at     timestamptz NOT NULL,
    CHECK ((state = 'PAUSED') = (paused_because IS NOT NULL))
);
CREATE INDEX webhook_owner ON webhook (owner, sequence);

-- Which secrets sign; their values are derived from the service's own key and are nowhere stored.
CREATE TABLE webhook_secret (
    webhook_id uuid        NOT NULL REFERENCES webhook ON DELETE CASCADE,
    serial     integer     NOT NULL,
    created_at timestamptz NOT NULL,
    ends_at    timestamptz,
    PRIMARY KEY (webhook_id, serial)
);

CREATE TABLE webhook_delivery (
    webhook_id     uuid        NOT NULL REFERENCES webhook ON DELETE CASCADE,
    position       bigint      NOT NULL REFERENCES journal ON DELETE CASCADE,
    committed_by   xid8        NOT NULL,
    line           text        NOT NULL,
    state          text        NOT NULL CHECK (state IN ('WAITING', 'DELIVERED')),
    attempts       integer     NOT NULL DEFAULT 0,
    due_at         timestamptz NOT NULL,
    first_tried_at timestamptz,
    PRIMARY KEY (webhook_id, position)
);
CREATE INDEX webhook_delivery_of_fact ON webhook_delivery (position);
CREATE INDEX webhook_delivery_due ON webhook_delivery (webhook_id, due_at) WHERE state = 'WAITING';
CREATE INDEX webhook_delivery_line ON webhook_delivery (webhook_id, line, position) WHERE state = 'WAITING';
CREATE INDEX webhook_delivery_first ON webhook_delivery (webhook_id, committed_by, position) WHERE state = 'WAITING';

-- Who was told of whom: whoever was is told as well when the person is to be forgotten.
CREATE TABLE webhook_person (
    webhook_id uuid NOT NULL REFERENCES webhook ON DELETE CASCADE,
    person_id  uuid NOT NULL,
    PRIMARY KEY (person_id, webhook_id)
);
CREATE INDEX webhook_person_of ON webhook_person (webhook_id);

CREATE TABLE webhook_attempt (
    sequence   bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    webhook_id uuid        NOT NULL REFERENCES webhook ON DELETE CASCADE,
    fact_id    uuid        NOT NULL,
    type       text        NOT NULL,
    attempt    integer     NOT NULL,
    at         timestamptz NOT NULL,
    outcome    text        NOT NULL,
    status     integer,
    millis     integer     NOT NULL
);
CREATE INDEX webhook_attempt_of ON webhook_attempt (webhook_id, sequence DESC);
CREATE INDEX webhook_attempt_age ON webhook_attempt (at);

-- An e-mail may also go to who runs an integrator's system, who is no person of ours.
ALTER TABLE mail ALTER COLUMN person_id DROP NOT NULL;
