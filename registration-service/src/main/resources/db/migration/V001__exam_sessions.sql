-- Exam sessions that were opened, and the specialties each of them examines.

CREATE TABLE exam_session (
    year      integer     PRIMARY KEY,
    opened_at timestamptz NOT NULL,
    opened_by text        NOT NULL
);

-- The grid is the reference file's, copied when the session opens so that a later file changes nothing.
CREATE TABLE specialty (
    exam_session integer NOT NULL REFERENCES exam_session,
    id           text    NOT NULL,
    grid         jsonb   NOT NULL,
    verified     boolean NOT NULL,
    verified_by  text,
    verified_at  timestamptz,
    lead_academy text,
    PRIMARY KEY (exam_session, id)
);
