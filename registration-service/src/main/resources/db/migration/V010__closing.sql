-- What becomes, at closing, of a registration that nobody confirmed: the calendar says it.

ALTER TABLE calendar ADD COLUMN unconfirmed text NOT NULL DEFAULT 'CANCEL' CHECK (unconfirmed IN ('CANCEL', 'NOTIFY'));

-- Told once, whichever replica does it.
ALTER TABLE registration ADD COLUMN unconfirmed_told_at timestamptz;
