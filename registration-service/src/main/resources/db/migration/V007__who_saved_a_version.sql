-- Whether the candidate saved a version, or the establishment or exam office did it for him.

ALTER TABLE registration_version ADD COLUMN by_candidate boolean NOT NULL DEFAULT true;
