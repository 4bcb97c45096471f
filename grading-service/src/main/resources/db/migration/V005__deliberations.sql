CREATE TABLE jury (
    id           uuid        PRIMARY KEY,
    exam_session int         NOT NULL,
    academy      text        NOT NULL,
    specialty    text        NOT NULL,
    appointment  jsonb       NOT NULL,
    members      jsonb       NOT NULL,
    appointed_at timestamptz NOT NULL,
    appointed_by text        NOT NULL
);

CREATE TABLE deliberation (
    id           uuid        PRIMARY KEY,
    exam_session int         NOT NULL,
    academy      text        NOT NULL,
    specialty    text        NOT NULL,
    round        text        NOT NULL CHECK (round IN ('FIRST', 'CATCH_UP')),
    jury_id      uuid        NOT NULL REFERENCES jury,
    state        text        NOT NULL CHECK (state IN ('OPEN', 'CLOSED')),
    opened_at    timestamptz NOT NULL,
    opened_by    text        NOT NULL,
    closed_at    timestamptz,
    closed_by    text,
    minutes      text,
    minutes_sha256 text,
    UNIQUE (exam_session, academy, specialty, round)
);

-- What the calculation proposes while the jury sits, recomputed after each raised mark.
CREATE TABLE proposal (
    deliberation_id uuid  NOT NULL REFERENCES deliberation,
    registration_id uuid  NOT NULL REFERENCES exam_file,
    decision        text  NOT NULL,
    average         numeric,
    outcome         jsonb NOT NULL,
    PRIMARY KEY (deliberation_id, registration_id)
);

-- Never edited: a correction is another decision that names the one it replaces (G-11).
CREATE TABLE decision (
    id              uuid        PRIMARY KEY,
    deliberation_id uuid        NOT NULL REFERENCES deliberation,
    registration_id uuid        NOT NULL REFERENCES exam_file,
    round           text        NOT NULL,
    decision        text        NOT NULL,
    average         numeric,
    outcome         jsonb       NOT NULL,
    replaces        uuid        REFERENCES decision,
    decided_at      timestamptz NOT NULL,
    UNIQUE (deliberation_id, registration_id)
);
CREATE INDEX decision_by_candidate ON decision (registration_id, decided_at);
REVOKE UPDATE, DELETE, TRUNCATE ON decision FROM ${app_role};

CREATE TABLE catch_up_choice (
    registration_id uuid        PRIMARY KEY REFERENCES exam_file,
    units           jsonb       NOT NULL,
    chosen_at       timestamptz NOT NULL,
    chosen_by       text        NOT NULL
);
