-- The narrow copy of civil status that finding duplicates and searching lists by name need. Its owner is
-- account-service (topic account.people); a tombstone there empties the row here.

CREATE TABLE person (
    id           uuid    PRIMARY KEY,
    family_name  text    NOT NULL,
    usage_name   text,
    given_names  text    NOT NULL,
    birth_date   date    NOT NULL,
    birthplace   text    NOT NULL,
    ine          text,
    academy      text,
    postal_code  text,
    identity_key text    NOT NULL
);
CREATE INDEX person_ine ON person (ine) WHERE ine IS NOT NULL;
CREATE INDEX person_identity ON person (identity_key);

-- What an establishment decided about who finishes the registrations (account.EstablishmentChanged).
CREATE TABLE establishment (
    uai                    text PRIMARY KEY,
    name                   text NOT NULL,
    academy                text NOT NULL,
    finishes_registrations text NOT NULL
);
