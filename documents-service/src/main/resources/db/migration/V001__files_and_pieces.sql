-- Narrow copies of what other services own: names to print, establishments' switches, calendars and grids.
CREATE TABLE person (
    person_id   uuid PRIMARY KEY,
    family_name text NOT NULL,
    usage_name  text,
    given_names text NOT NULL,
    birth_date  date NOT NULL,
    birthplace  text,
    ine         text,
    street      text,
    postal_code text,
    city        text
);

CREATE TABLE establishment (
    uai         text PRIMARY KEY,
    name        text NOT NULL,
    academy     text NOT NULL,
    uploads     text NOT NULL
);

CREATE TABLE published_calendar (
    exam_session integer NOT NULL,
    academy      text    NOT NULL,
    version      integer NOT NULL,
    pieces       timestamptz NOT NULL,
    accommodation timestamptz,
    PRIMARY KEY (exam_session, academy)
);

CREATE TABLE later_piece (
    exam_session integer NOT NULL,
    academy      text    NOT NULL,
    code         text    NOT NULL,
    deadline     timestamptz NOT NULL,
    PRIMARY KEY (exam_session, academy, code),
    FOREIGN KEY (exam_session, academy) REFERENCES published_calendar ON DELETE CASCADE
);

CREATE TABLE specialty (
    exam_session integer NOT NULL,
    id           text    NOT NULL,
    title        text    NOT NULL,
    option_title text,
    units        jsonb   NOT NULL,
    PRIMARY KEY (exam_session, id)
);

-- One file per registration; `registration` is the fact it was computed from, so that it can be computed again.
CREATE TABLE candidate_file (
    registration_id      uuid PRIMARY KEY,
    person_id            uuid    NOT NULL,
    academy              text    NOT NULL,
    uai                  text,
    exam_session         integer NOT NULL,
    specialty            text    NOT NULL,
    category             text    NOT NULL,
    registration_version integer NOT NULL,
    registration         jsonb   NOT NULL,
    rules                text    NOT NULL,
    deadline             timestamptz,
    progress             text    NOT NULL,
    colour               text    NOT NULL,
    completed_at         timestamptz,
    approved_at          timestamptz,
    approved_by          text,
    lock_version         bigint  NOT NULL,
    CHECK (progress IN ('OPEN', 'COMPLETED', 'APPROVED', 'CLOSED')),
    CHECK (colour IN ('RED', 'ORANGE', 'BLUE', 'GREEN'))
);
CREATE INDEX candidate_file_worklist ON candidate_file (academy, colour, completed_at, registration_id);
CREATE INDEX candidate_file_person ON candidate_file (person_id);
CREATE INDEX candidate_file_uai ON candidate_file (uai, exam_session);
CREATE INDEX candidate_file_calendar ON candidate_file (exam_session, academy);

CREATE TABLE asked_piece (
    registration_id uuid    NOT NULL REFERENCES candidate_file,
    code            text    NOT NULL,
    position        integer NOT NULL,
    label           text    NOT NULL,
    reason          text    NOT NULL,
    deadline        timestamptz,
    later           boolean NOT NULL,
    mandatory       boolean NOT NULL,
    bound_to_unit   text,
    alternative_of  text,
    state           text    NOT NULL,
    version         integer,
    sha256          text,
    provided_at     timestamptz,
    refusal_reason  text,
    refusal_text    text,
    reviewed_by     text,
    reviewed_at     timestamptz,
    missed_reported boolean NOT NULL DEFAULT false,
    PRIMARY KEY (registration_id, code),
    CHECK (state IN ('EXPECTED', 'PROVIDED', 'ACCEPTED', 'REFUSED'))
);
CREATE INDEX asked_piece_deadline ON asked_piece (deadline) WHERE NOT missed_reported;

-- Every file that was ever sent, unchanged (P-6): on its way through the checks, clean, or turned away.
CREATE TABLE upload (
    id               uuid PRIMARY KEY,
    registration_id  uuid    NOT NULL REFERENCES candidate_file,
    code             text    NOT NULL,
    version          integer NOT NULL,
    registration_version integer NOT NULL,
    state            text    NOT NULL,
    quarantine_key   text    NOT NULL,
    object_key       text,
    received_sha256  text    NOT NULL,
    received_bytes   bigint  NOT NULL,
    sha256           text,
    bytes            bigint,
    pages            integer,
    original_name    text,
    uploaded_by      text    NOT NULL,
    uploaded_at      timestamptz NOT NULL,
    checked_at       timestamptz,
    virus_scan       text,
    problem          text,
    problem_text     text,
    advice           text,
    next_attempt_at  timestamptz NOT NULL,
    attempts         integer NOT NULL DEFAULT 0,
    UNIQUE (registration_id, code, version),
    CHECK (state IN ('CHECKING', 'CLEAN', 'TURNED_AWAY'))
);
CREATE INDEX upload_checking ON upload (next_attempt_at) WHERE state = 'CHECKING';

-- What the platform writes: asked for by a fact, rendered in the background from `source` alone.
CREATE TABLE document (
    id              uuid PRIMARY KEY,
    registration_id uuid    NOT NULL,
    person_id       uuid    NOT NULL,
    academy         text    NOT NULL,
    uai             text,
    exam_session    integer NOT NULL,
    kind            text    NOT NULL,
    version         integer NOT NULL,
    source          jsonb   NOT NULL,
    asked_at        timestamptz NOT NULL,
    state           text    NOT NULL,
    file_name       text,
    object_key      text,
    sha256          text,
    bytes           bigint,
    issued_at       timestamptz,
    next_attempt_at timestamptz NOT NULL,
    attempts        integer NOT NULL DEFAULT 0,
    UNIQUE (registration_id, kind, version),
    CHECK (state IN ('ASKED', 'ISSUED'))
);
CREATE INDEX document_asked ON document (next_attempt_at) WHERE state = 'ASKED';
CREATE INDEX document_person ON document (person_id);
