-- Scripts bear an anonymous number; an examiner sees the lot, never the candidate.
CREATE TABLE script_lot (
    id           uuid        PRIMARY KEY,
    exam_session int         NOT NULL,
    academy      text        NOT NULL,
    specialty    text        NOT NULL,
    unit         text        NOT NULL,
    examiner     text        NOT NULL,
    examiner_uai text,
    state        text        NOT NULL CHECK (state IN ('OPEN', 'HANDED_IN')),
    created_at   timestamptz NOT NULL
);
CREATE INDEX script_lot_by_examiner ON script_lot (examiner);

CREATE TABLE script (
    number          text PRIMARY KEY,
    registration_id uuid NOT NULL REFERENCES exam_file,
    unit            text NOT NULL,
    lot_id          uuid NOT NULL REFERENCES script_lot,
    UNIQUE (registration_id, unit)
);
CREATE INDEX script_by_lot ON script (lot_id);
