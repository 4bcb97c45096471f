-- Agents of exam offices, schools, centres, examiners …: the roles and scopes that Keycloak writes into their tokens.
CREATE TABLE staff (
    id          uuid        PRIMARY KEY,
    username    text        NOT NULL UNIQUE,
    email       text        NOT NULL,
    family_name text        NOT NULL,
    given_names text        NOT NULL,
    roles       text[]      NOT NULL,
    uais        text[]      NOT NULL,
    academies   text[]      NOT NULL,
    enabled     boolean     NOT NULL,
    identity    text,
    entered_at  timestamptz NOT NULL,
    version     bigint      NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX staff_email ON staff (lower(email));
CREATE INDEX staff_name ON staff (family_name, given_names, id);

-- Letters and links go to staff too; what is about a candidate is removed with the candidate.
ALTER TABLE letter DROP CONSTRAINT letter_person_id_fkey;
ALTER TABLE single_use_link DROP CONSTRAINT single_use_link_person_id_fkey;
ALTER TABLE single_use_link DROP CONSTRAINT single_use_link_purpose_check;
ALTER TABLE single_use_link ADD CONSTRAINT single_use_link_purpose_check
    CHECK (purpose IN ('ACTIVATION', 'EMAIL', 'PASSWORD', 'RECOVERY', 'STAFF'));
CREATE INDEX letter_person ON letter (person_id);
