-- The ledger of marks a candidate may hold: what grading said, what an exam office typed in, what was waived.

CREATE TABLE held_mark (
    id           uuid          PRIMARY KEY,
    person_id    uuid          NOT NULL,
    specialty    text          NOT NULL,
    unit         text          NOT NULL,
    mark         numeric(4, 2) NOT NULL CHECK (mark BETWEEN 0 AND 20),
    obtained_in  integer       NOT NULL,
    kind         text          NOT NULL CHECK (kind IN ('RETAINED', 'CARRIED_OVER')),
    source       text          NOT NULL CHECK (source IN ('GRADING', 'EXAM_OFFICE', 'CANDIDATE')),
    academy      text,
    proof        text,
    recorded_by  text          NOT NULL,
    recorded_at  timestamptz   NOT NULL,
    waived_in    integer,
    waived_by    uuid REFERENCES registration,
    UNIQUE (person_id, specialty, unit, obtained_in)
);

-- How the last exam session ended for whom did not pass: proposed anew when the next one opens (R-1).
CREATE TABLE to_propose (
    registration_id uuid    PRIMARY KEY,
    person_id       uuid    NOT NULL,
    exam_session    integer NOT NULL,
    academy         text    NOT NULL,
    uai             text,
    specialty       text    NOT NULL,
    form            text    NOT NULL
);
CREATE INDEX to_propose_session ON to_propose (exam_session);
