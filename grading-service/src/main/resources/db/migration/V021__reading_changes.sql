-- What one candidate reads has changed (orals chosen, another code, a correction): replicas forget what they keep of it.
CREATE TABLE reading_change (
    registration_id uuid        PRIMARY KEY REFERENCES exam_file,
    changed_at      timestamptz NOT NULL
);
CREATE INDEX reading_change_by_time ON reading_change (changed_at);
