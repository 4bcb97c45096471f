-- A registration as it is now, every version that was saved, and suspected duplicates.

CREATE TABLE registration (
    id               uuid        PRIMARY KEY,
    person_id        uuid        NOT NULL,
    exam_session     integer     NOT NULL REFERENCES exam_session,
    academy          text        NOT NULL,
    uai              text,
    specialty        text        NOT NULL,
    category         text        NOT NULL,
    repeating        boolean     NOT NULL,
    origin           text        NOT NULL CHECK (origin IN ('IMPORT', 'CANDIDATE', 'ESTABLISHMENT', 'PROPOSAL')),
    state            text        NOT NULL CHECK (state IN ('PRE_REGISTERED', 'REPEATING', 'REGISTERED', 'SUBMITTED',
                                                           'VALIDATED', 'REJECTED', 'CANCELLED')),
    version          integer     NOT NULL DEFAULT 0,
    revision         integer     NOT NULL DEFAULT 1,
    form             text,
    choices          jsonb,
    file_approved_at timestamptz,
    file_colour      text        NOT NULL DEFAULT 'RED' CHECK (file_colour IN ('RED', 'ORANGE', 'BLUE', 'GREEN')),
    reason           text,
    reason_text      text,
    created_at       timestamptz NOT NULL,
    changed_at       timestamptz NOT NULL,
    confirmed_at     timestamptz,
    submitted_at     timestamptz,
    decided_at       timestamptz,
    CHECK ((version = 0) = (choices IS NULL)),
    FOREIGN KEY (exam_session, specialty) REFERENCES specialty
);
-- R-3: one live registration per candidate, exam session and specialty
CREATE UNIQUE INDEX registration_live ON registration (person_id, exam_session, specialty)
    WHERE state NOT IN ('REJECTED', 'CANCELLED');
CREATE INDEX registration_person ON registration (person_id);
CREATE INDEX registration_academy ON registration (exam_session, academy, id);
CREATE INDEX registration_uai ON registration (exam_session, uai, id) WHERE uai IS NOT NULL;

-- R-2: each save is a version; none is ever changed.
CREATE TABLE registration_version (
    registration_id uuid        NOT NULL REFERENCES registration,
    version         integer     NOT NULL,
    choices         jsonb       NOT NULL,
    saved_at        timestamptz NOT NULL,
    saved_by        text        NOT NULL,
    reason          text,
    PRIMARY KEY (registration_id, version)
);
REVOKE UPDATE, DELETE ON registration_version FROM ${app_role};

-- R-3: shown to the exam office, never silently merged.
CREATE TABLE duplicate_suspicion (
    id              uuid        PRIMARY KEY,
    exam_session    integer     NOT NULL,
    academy         text        NOT NULL,
    specialty       text        NOT NULL,
    registration_id uuid        NOT NULL REFERENCES registration,
    other_id        uuid        NOT NULL REFERENCES registration,
    evidence        text        NOT NULL CHECK (evidence IN ('SAME_INE', 'SAME_IDENTITY')),
    found_at        timestamptz NOT NULL,
    decision        text        CHECK (decision IN ('SAME_PERSON', 'NOT_THE_SAME')),
    decided_at      timestamptz,
    decided_by      text,
    UNIQUE (registration_id, other_id)
);
CREATE INDEX duplicate_suspicion_open ON duplicate_suspicion (academy, exam_session) WHERE decision IS NULL;

-- Deliberations that are closed: after them an exam office cancels no more (R-1).
CREATE TABLE closed_deliberation (
    exam_session integer NOT NULL,
    academy      text    NOT NULL,
    specialty    text    NOT NULL,
    PRIMARY KEY (exam_session, academy, specialty)
);
