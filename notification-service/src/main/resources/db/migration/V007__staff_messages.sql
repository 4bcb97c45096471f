-- What an exam office, an establishment or an accommodation office has to know or to do. Words are those of the kind;
-- the person's name is joined when it is read, so that it goes with the person.
CREATE TABLE staff_message (
    id              uuid        PRIMARY KEY,
    sequence        bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
    fact_id         uuid        NOT NULL,
    desk            text        NOT NULL CHECK (desk IN ('EXAM_OFFICE', 'ESTABLISHMENT', 'ACCOMMODATION_OFFICE')),
    scope           text        NOT NULL,
    kind            text        NOT NULL,
    detail          text,
    person_id       uuid,
    registration_id uuid,
    at              timestamptz NOT NULL,
    UNIQUE (fact_id, desk, scope)
);
COMMENT ON COLUMN staff_message.scope IS 'code of an académie, or UAI of an establishment';
CREATE INDEX staff_message_desk ON staff_message (desk, scope, sequence DESC);
CREATE INDEX staff_message_person ON staff_message (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX staff_message_age ON staff_message (at);

-- Each person at a desk reads for themselves.
CREATE TABLE staff_reading (
    message_id uuid        NOT NULL REFERENCES staff_message ON DELETE CASCADE,
    reader     text        NOT NULL,
    read_at    timestamptz NOT NULL,
    PRIMARY KEY (reader, message_id)
);
CREATE INDEX staff_reading_message ON staff_reading (message_id);
