-- What is awaited from whom and by when, so that reminders reach those concerned and nobody else.
CREATE TABLE calendar (
    exam_session        integer     NOT NULL,
    academy             text        NOT NULL,
    version             integer     NOT NULL,
    zone                text        NOT NULL,
    registration_closes timestamptz NOT NULL,
    PRIMARY KEY (exam_session, academy)
);

CREATE TABLE followed_registration (
    registration_id uuid    PRIMARY KEY,
    person_id       uuid    NOT NULL,
    exam_session    integer NOT NULL,
    academy         text    NOT NULL,
    ended           boolean NOT NULL DEFAULT false
);
CREATE INDEX followed_registration_calendar ON followed_registration (exam_session, academy);
CREATE INDEX followed_registration_person ON followed_registration (person_id);

-- what: CONFIRMATION, or PIECE/ and the code. reminded: the shortest notice already given, in seconds before.
CREATE TABLE awaited (
    registration_id uuid    NOT NULL,
    what            text    NOT NULL,
    person_id       uuid    NOT NULL,
    label           text    NOT NULL,
    bound_to_unit   text,
    deadline        timestamptz,
    done            boolean NOT NULL DEFAULT false,
    reminded        bigint,
    PRIMARY KEY (registration_id, what)
);
CREATE INDEX awaited_near ON awaited (deadline) WHERE NOT done;
CREATE INDEX awaited_person ON awaited (person_id);
