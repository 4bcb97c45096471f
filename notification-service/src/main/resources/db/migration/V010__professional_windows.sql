-- Windows for professional files are told to the candidates of a specialty: to those there are, a part at a time in the
-- order of their registrations (told_up_to), and to those who come later, as they come.
ALTER TABLE followed_registration ADD COLUMN specialty text;
CREATE INDEX followed_registration_specialty ON followed_registration (exam_session, specialty, registration_id)
    WHERE NOT ended;

CREATE TABLE professional_window (
    window_id    uuid        PRIMARY KEY,
    committed_by xid8        NOT NULL DEFAULT pg_current_xact_id(),
    exam_session integer     NOT NULL,
    specialty    text        NOT NULL,
    academy      text,
    unit         text        NOT NULL,
    title        text        NOT NULL,
    opens_at     timestamptz NOT NULL,
    closes_at    timestamptz NOT NULL,
    told_up_to   uuid        NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
    told         boolean     NOT NULL DEFAULT false
);
COMMENT ON COLUMN professional_window.academy IS 'null where it leads the specialty for the whole country';
CREATE INDEX professional_window_specialty ON professional_window (exam_session, specialty);
CREATE INDEX professional_window_to_tell ON professional_window (window_id) WHERE NOT told;
