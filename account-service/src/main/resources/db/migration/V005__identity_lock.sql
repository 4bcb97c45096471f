-- Independents have no establishment; whoever confirmed a registration has a locked civil status.
ALTER TABLE enrolment ALTER COLUMN uai DROP NOT NULL;
ALTER TABLE enrolment ADD COLUMN confirmed boolean NOT NULL DEFAULT false;
