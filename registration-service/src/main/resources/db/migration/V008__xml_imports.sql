-- Student databases send XML; a file is RECEIVING until its last byte has come; the report of a file is looked up by registration when the file comes again.

ALTER TABLE import_job ADD COLUMN format text NOT NULL DEFAULT 'CSV' CHECK (format IN ('CSV', 'XML'));
CREATE INDEX import_line_registration ON import_line (import_id, registration_id);
ALTER TABLE import_job DROP CONSTRAINT import_job_state_check;
ALTER TABLE import_job ADD CONSTRAINT import_job_state_check
    CHECK (state IN ('RECEIVING', 'WAITING', 'RUNNING', 'DONE', 'REFUSED'));
