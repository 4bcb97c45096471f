-- What an exam office asks of its candidates: published versions never change, at most one draft lies beside them.
CREATE TABLE checklist_rules (
    exam_session integer NOT NULL,
    academy      text    NOT NULL,
    version      integer NOT NULL,
    content      jsonb   NOT NULL,
    effective    jsonb   NOT NULL,
    published_by text    NOT NULL,
    published_at timestamptz NOT NULL,
    PRIMARY KEY (exam_session, academy, version)
);

CREATE TABLE checklist_draft (
    exam_session integer NOT NULL,
    academy      text    NOT NULL,
    revision     bigint  NOT NULL,
    content      jsonb   NOT NULL,
    edited_by    text    NOT NULL,
    edited_at    timestamptz NOT NULL,
    PRIMARY KEY (exam_session, academy)
);

-- A running file keeps the versions it was issued under (0: what the service ships) until the exam office moves it.
ALTER TABLE candidate_file ADD COLUMN academy_rules integer NOT NULL DEFAULT 0;
ALTER TABLE candidate_file ADD COLUMN national_rules integer NOT NULL DEFAULT 0;
ALTER TABLE candidate_file ADD COLUMN moving boolean NOT NULL DEFAULT false;
CREATE INDEX candidate_file_moving ON candidate_file (registration_id) WHERE moving;

-- A piece asked by a move after its deadline is granted until then.
ALTER TABLE asked_piece ADD COLUMN granted_until timestamptz;
