-- A person as the exam knows them; account-service is the owner of civil status and address.
CREATE TABLE person (
    id          uuid        PRIMARY KEY,
    family_name text        NOT NULL,
    usage_name  text,
    given_names text        NOT NULL,
    birth_date  date        NOT NULL,
    birthplace  text        NOT NULL,
    ine         text,
    email       text,
    street      text,
    postal_code text,
    city        text,
    academy     text,
    uai         text,
    account     text        NOT NULL CHECK (account IN ('NONE', 'CREATED', 'ACTIVE')),
    version     bigint      NOT NULL DEFAULT 0
);
CREATE INDEX person_uai ON person (uai, family_name, given_names, id);

-- How the person signs in. The password lives in Keycloak; the Keycloak user may come later than the row.
CREATE TABLE account (
    person_id    uuid        PRIMARY KEY REFERENCES person ON DELETE CASCADE,
    identifier   text        NOT NULL UNIQUE,
    origin       text        NOT NULL CHECK (origin IN ('SELF', 'ESTABLISHMENT')),
    state        text        NOT NULL CHECK (state IN ('CREATED', 'ACTIVE')),
    email        text,
    identity     text,
    code_series  integer     NOT NULL DEFAULT 0,
    expires_at   timestamptz,
    created_at   timestamptz NOT NULL,
    activated_at timestamptz
);
CREATE UNIQUE INDEX account_email ON account (lower(email));
CREATE INDEX account_expiry ON account (expires_at) WHERE state = 'CREATED';

-- A sign-up between its first row and its last: what a crash leaves here is undone on both sides by a job.
CREATE TABLE sign_up (
    id         uuid        PRIMARY KEY,
    identifier text        NOT NULL UNIQUE,
    started_at timestamptz NOT NULL
);
CREATE INDEX sign_up_age ON sign_up (started_at);

-- Links sent by e-mail: the secret itself is in nobody's table.
CREATE TABLE single_use_link (
    hash       bytea       PRIMARY KEY,
    purpose    text        NOT NULL CHECK (purpose IN ('ACTIVATION', 'EMAIL', 'PASSWORD')),
    person_id  uuid        NOT NULL REFERENCES person ON DELETE CASCADE,
    email      text        NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at    timestamptz
);
CREATE INDEX single_use_link_person ON single_use_link (person_id, purpose);
CREATE INDEX single_use_link_age ON single_use_link (expires_at);

-- E-mails this service sends itself, because they carry a secret. A row stays until the relay took the e-mail.
CREATE TABLE letter (
    id         uuid        PRIMARY KEY,
    kind       text        NOT NULL,
    person_id  uuid        NOT NULL REFERENCES person ON DELETE CASCADE,
    address    text        NOT NULL,
    attempts   integer     NOT NULL DEFAULT 0,
    due_at     timestamptz NOT NULL,
    created_at timestamptz NOT NULL
);
CREATE INDEX letter_due ON letter (due_at);
