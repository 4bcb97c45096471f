-- Lines of reports that still hold what was wrong.
CREATE INDEX import_line_value ON import_line (import_id) WHERE value IS NOT NULL;
