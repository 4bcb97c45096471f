-- What every service's database holds beside its own tables. Runs as the owner; the service itself is ${app_role}.

GRANT USAGE ON SCHEMA public TO ${app_role};
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${app_role};
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO ${app_role};

-- Facts, written in the command's own transaction and published by Debezium from the write-ahead log.
-- aggregatetype is the topic, aggregateid the key. committed_by orders the change feed by commit.
CREATE TABLE outbox_event (
    sequence      bigint GENERATED ALWAYS AS IDENTITY,
    id            uuid        NOT NULL,
    aggregatetype text        NOT NULL,
    aggregateid   text        NOT NULL,
    type          text        NOT NULL,
    payload       text,
    specversion   text        NOT NULL DEFAULT '1.0',
    source        text        NOT NULL,
    subject       text        NOT NULL,
    time          text        NOT NULL,
    traceparent   text,
    academy       text,
    uai           text,
    committed_by  xid8        NOT NULL DEFAULT pg_current_xact_id(),
    recorded_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (id)
);
CREATE INDEX outbox_event_feed ON outbox_event (committed_by, sequence);
CREATE INDEX outbox_event_age ON outbox_event (recorded_at);
GRANT SELECT ON outbox_event TO ${replication_role};
CREATE PUBLICATION palmares_outbox FOR TABLE outbox_event WITH (publish = 'insert');

-- Facts taken in: the id goes in with the effects, so that a second delivery changes nothing.
CREATE TABLE inbox (
    event_id    uuid        PRIMARY KEY,
    received_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- Answers already given under an Idempotency-Key.
CREATE TABLE idempotency_key (
    caller       text        NOT NULL,
    key          text        NOT NULL,
    request_hash text        NOT NULL,
    answer       text,
    created_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (caller, key)
);
CREATE INDEX idempotency_key_age ON idempotency_key (created_at);

-- Who looked at or changed what. Each line carries the hash of the one before; the service may only add and read.
CREATE TABLE audit_entry (
    sequence      bigint      PRIMARY KEY,
    at            text        NOT NULL,
    actor         text        NOT NULL,
    action        text        NOT NULL,
    subject       text        NOT NULL,
    detail        text        NOT NULL,
    previous_hash text        NOT NULL,
    hash          text        NOT NULL
);
CREATE INDEX audit_entry_subject ON audit_entry (subject);
REVOKE UPDATE, DELETE, TRUNCATE ON audit_entry FROM ${app_role};
