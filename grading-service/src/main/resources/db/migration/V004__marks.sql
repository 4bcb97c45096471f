-- One result per candidate, unit and round; the history is never changed.
CREATE TABLE mark (
    registration_id uuid        NOT NULL REFERENCES exam_file,
    unit            text        NOT NULL,
    round           text        NOT NULL CHECK (round IN ('FIRST', 'CATCH_UP')),
    kind            text        NOT NULL CHECK (kind IN ('MARK', 'ABSENT', 'ABSENT_EXCUSED', 'NOT_SAT')),
    value           numeric(4, 2) CHECK (value BETWEEN 0 AND 20),
    state           text        NOT NULL CHECK (state IN ('DRAFT', 'SUBMITTED')),
    version         int         NOT NULL,
    PRIMARY KEY (registration_id, unit, round),
    CHECK ((kind = 'MARK') = (value IS NOT NULL))
);

CREATE TABLE mark_change (
    sequence        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    registration_id uuid        NOT NULL,
    unit            text        NOT NULL,
    round           text        NOT NULL,
    before          text,
    after           text        NOT NULL,
    changed_by      text        NOT NULL,
    reason          text        NOT NULL,
    changed_at      timestamptz NOT NULL
);
CREATE INDEX mark_change_by_candidate ON mark_change (registration_id, unit, round, sequence);
REVOKE UPDATE, DELETE, TRUNCATE ON mark_change FROM ${app_role};

CREATE TABLE mark_import (
    id           uuid        PRIMARY KEY,
    round        text        NOT NULL,
    imported_by  text        NOT NULL,
    imported_at  timestamptz NOT NULL,
    report       jsonb       NOT NULL
);
