-- A document may be about a sitting or a deliberation; `page` is what was typeset, so that it can be typeset again.
ALTER TABLE document ADD COLUMN subject_id uuid;
UPDATE document SET subject_id = registration_id;
ALTER TABLE document ALTER COLUMN subject_id SET NOT NULL;
ALTER TABLE document ALTER COLUMN registration_id DROP NOT NULL;
ALTER TABLE document ALTER COLUMN person_id DROP NOT NULL;
ALTER TABLE document DROP CONSTRAINT document_registration_id_kind_version_key;
ALTER TABLE document ADD UNIQUE (subject_id, kind, version);
ALTER TABLE document ADD COLUMN centre text;
ALTER TABLE document ADD COLUMN page text;
CREATE INDEX document_registration ON document (registration_id, issued_at);
CREATE INDEX document_academy ON document (academy, exam_session, kind);
CREATE INDEX document_sittings ON document USING gin ((source -> 'sittings') jsonb_path_ops) WHERE kind = 'SUMMONS';

-- The forms of a whole import wait behind everything else.
DROP INDEX document_asked;
CREATE INDEX document_asked ON document (next_attempt_at, asked_at) WHERE state = 'ASKED' AND kind <> 'PREPARATORY_FORM';
CREATE INDEX document_form_asked ON document (next_attempt_at, asked_at)
    WHERE state = 'ASKED' AND kind = 'PREPARATORY_FORM';
