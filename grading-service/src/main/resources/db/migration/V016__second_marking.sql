-- A second examiner marks the same scripts without seeing the first marks; the exam office settles the differences.
ALTER TABLE script_lot ADD COLUMN second_of uuid REFERENCES script_lot;
ALTER TABLE script_lot ADD COLUMN reason text;

CREATE TABLE second_mark (
    number    text          NOT NULL REFERENCES script,
    lot_id    uuid          NOT NULL REFERENCES script_lot,
    value     numeric(4, 2) NOT NULL CHECK (value BETWEEN 0 AND 20),
    marked_by text          NOT NULL,
    marked_at timestamptz   NOT NULL,
    PRIMARY KEY (lot_id, number)
);
