-- An e-mail may carry several messages, so that nobody gets five in an hour; the relay's answers are kept apart.
DROP TABLE mail;

CREATE TABLE mail (
    id          uuid        PRIMARY KEY,
    person_id   uuid        NOT NULL REFERENCES recipient ON DELETE CASCADE,
    address     text        NOT NULL,
    subject     text        NOT NULL,
    body_text   text        NOT NULL,
    body_html   text        NOT NULL,
    state       text        NOT NULL
                CHECK (state IN ('CREATED', 'SENDING', 'ACCEPTED', 'SETTLED', 'BOUNCED', 'GIVEN_UP')),
    attempts    integer     NOT NULL DEFAULT 0,
    planned_at  timestamptz NOT NULL,
    due_at      timestamptz NOT NULL,
    created_at  timestamptz NOT NULL,
    accepted_at timestamptz,
    last_error  text
);
CREATE INDEX mail_due ON mail (due_at) WHERE state IN ('CREATED', 'SENDING');
CREATE INDEX mail_unsettled ON mail (accepted_at) WHERE state = 'ACCEPTED';
CREATE INDEX mail_of_person ON mail (person_id, planned_at DESC);

CREATE TABLE mail_message (
    mail_id    uuid NOT NULL REFERENCES mail ON DELETE CASCADE,
    message_id uuid NOT NULL UNIQUE REFERENCES message ON DELETE CASCADE,
    PRIMARY KEY (mail_id, message_id)
);

-- Which e-mails a person wants beside those that always go; the person may say so before we know the person.
CREATE TABLE preference (
    person_id  uuid        PRIMARY KEY,
    emails     text        NOT NULL CHECK (emails IN ('NECESSARY', 'USUAL', 'ALL')),
    changed_at timestamptz NOT NULL
);

-- One row: whether e-mails leave at all.
CREATE TABLE mail_switch (
    only_row   boolean     PRIMARY KEY DEFAULT true CHECK (only_row),
    paused     boolean     NOT NULL,
    reason     text,
    changed_at timestamptz NOT NULL
);
INSERT INTO mail_switch (paused, reason, changed_at) VALUES (false, NULL, now());
