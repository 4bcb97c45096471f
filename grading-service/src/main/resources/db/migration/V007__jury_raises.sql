-- The jury is sovereign: it may raise a mark, and says why (G-9).
CREATE TABLE raised_mark (
    deliberation_id uuid          NOT NULL REFERENCES deliberation,
    registration_id uuid          NOT NULL REFERENCES exam_file,
    unit            text          NOT NULL,
    before          numeric(4, 2) NOT NULL,
    after           numeric(4, 2) NOT NULL CHECK (after > before AND after <= 20),
    reason          text          NOT NULL,
    raised_by       text          NOT NULL,
    raised_at       timestamptz   NOT NULL,
    PRIMARY KEY (deliberation_id, registration_id, unit)
);
