CREATE TABLE centre (
    id      text PRIMARY KEY,
    academy text NOT NULL,
    name    text NOT NULL,
    address text NOT NULL,
    version int  NOT NULL
);

CREATE TABLE room (
    centre   text NOT NULL REFERENCES centre,
    name     text NOT NULL,
    capacity int  NOT NULL CHECK (capacity > 0),
    PRIMARY KEY (centre, name)
);

-- One unit, one room, one time.
CREATE TABLE sitting (
    id           uuid        PRIMARY KEY,
    exam_session int         NOT NULL,
    academy      text        NOT NULL,
    specialty    text        NOT NULL,
    unit         text        NOT NULL,
    starts_at    timestamptz NOT NULL,
    ends_at      timestamptz NOT NULL,
    centre       text        NOT NULL REFERENCES centre,
    room         text        NOT NULL,
    capacity     int         NOT NULL CHECK (capacity > 0),
    CHECK (ends_at > starts_at)
);
CREATE INDEX sitting_by_specialty ON sitting (exam_session, academy, specialty, unit);

-- A candidate sits a unit once.
CREATE TABLE seat (
    registration_id uuid NOT NULL REFERENCES exam_file,
    unit            text NOT NULL,
    sitting_id      uuid NOT NULL REFERENCES sitting,
    PRIMARY KEY (registration_id, unit)
);
CREATE INDEX seat_by_sitting ON seat (sitting_id);

-- What a candidate was last called to; a run issues another one only when the sittings changed.
CREATE TABLE summons (
    id              uuid        PRIMARY KEY,
    registration_id uuid        NOT NULL REFERENCES exam_file,
    sittings        jsonb       NOT NULL,
    partial         boolean     NOT NULL,
    late            boolean     NOT NULL,
    issued_at       timestamptz NOT NULL
);
CREATE INDEX summons_by_candidate ON summons (registration_id, issued_at);
