-- Whom we write to: a narrow copy of account.people, forgotten with its tombstone.
CREATE TABLE recipient (
    person_id   uuid PRIMARY KEY,
    given_names text NOT NULL,
    family_name text NOT NULL,
    email       text
);

-- A fact about somebody we do not know yet: it waits for account.people.
CREATE TABLE waiting_fact (
    fact_id    uuid        PRIMARY KEY,
    person_id  uuid        NOT NULL,
    type       text        NOT NULL,
    subject    text        NOT NULL,
    time       timestamptz NOT NULL,
    data       text        NOT NULL,
    arrived_at timestamptz NOT NULL
);
CREATE INDEX waiting_fact_person ON waiting_fact (person_id, time);
CREATE INDEX waiting_fact_age ON waiting_fact (arrived_at);

-- One message per fact that matters to its person, frozen as it was written.
CREATE TABLE message (
    id              uuid        PRIMARY KEY,
    sequence        bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
    fact_id         uuid        NOT NULL UNIQUE,
    person_id       uuid        NOT NULL REFERENCES recipient ON DELETE CASCADE,
    kind            text        NOT NULL,
    title           text        NOT NULL,
    body            text        NOT NULL,
    registration_id uuid,
    document_id     uuid,
    at              timestamptz NOT NULL,
    read_at         timestamptz
);
CREATE INDEX message_of_person ON message (person_id, sequence DESC);
CREATE INDEX message_unread ON message (person_id) WHERE read_at IS NULL;

-- The same message as an e-mail: created, sending, accepted by the relay, or given up.
CREATE TABLE mail (
    message_id  uuid        PRIMARY KEY REFERENCES message ON DELETE CASCADE,
    address     text        NOT NULL,
    subject     text        NOT NULL,
    body_text   text        NOT NULL,
    body_html   text        NOT NULL,
    state       text        NOT NULL CHECK (state IN ('CREATED', 'SENDING', 'ACCEPTED', 'GIVEN_UP')),
    attempts    integer     NOT NULL DEFAULT 0,
    due_at      timestamptz NOT NULL,
    created_at  timestamptz NOT NULL,
    accepted_at timestamptz,
    last_error  text
);
CREATE INDEX mail_due ON mail (due_at) WHERE state IN ('CREATED', 'SENDING');
