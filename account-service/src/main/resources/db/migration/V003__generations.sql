-- Who a school registered for which exam session: what a generation of accounts needs, read from registration's facts.
CREATE TABLE enrolment (
    registration_id uuid    PRIMARY KEY,
    person_id       uuid    NOT NULL,
    exam_session    integer NOT NULL,
    uai             text    NOT NULL,
    live            boolean NOT NULL DEFAULT true
);
CREATE INDEX enrolment_establishment ON enrolment (uai, exam_session) WHERE live;
CREATE INDEX enrolment_person ON enrolment (person_id);

CREATE TABLE account_generation (
    id           uuid        PRIMARY KEY,
    uai          text        NOT NULL REFERENCES establishment,
    exam_session integer     NOT NULL,
    everybody    boolean     NOT NULL,
    state        text        NOT NULL CHECK (state IN ('RUNNING', 'DONE')),
    total        integer     NOT NULL,
    requested_at timestamptz NOT NULL,
    finished_at  timestamptz
);
CREATE INDEX account_generation_running ON account_generation (requested_at) WHERE state = 'RUNNING';

CREATE TABLE account_generation_entry (
    generation_id uuid    NOT NULL REFERENCES account_generation ON DELETE CASCADE,
    person_id     uuid    NOT NULL REFERENCES person ON DELETE CASCADE,
    made          boolean NOT NULL DEFAULT false,
    PRIMARY KEY (generation_id, person_id)
);
CREATE INDEX account_generation_entry_person ON account_generation_entry (person_id);

-- Wrong codes, counted by the identifier that was typed, whether it exists or not.
CREATE TABLE first_login_attempt (
    identifier text        PRIMARY KEY,
    failures   integer     NOT NULL,
    last_at    timestamptz NOT NULL
);
