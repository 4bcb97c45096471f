-- Professional files: asked after registration, in a window that the lead academy of the specialty opens.
ALTER TABLE specialty ADD COLUMN lead_academy text;

CREATE TABLE professional_window (
    id           uuid PRIMARY KEY,
    exam_session integer NOT NULL,
    specialty    text    NOT NULL,
    academy      text    NOT NULL,
    nationwide   boolean NOT NULL,
    unit         text    NOT NULL,
    title        text    NOT NULL,
    opens_at     timestamptz NOT NULL,
    closes_at    timestamptz NOT NULL,
    lock_version bigint  NOT NULL,
    UNIQUE (exam_session, specialty, academy, unit),
    CHECK (opens_at < closes_at)
);

CREATE TABLE professional_file (
    window_id       uuid NOT NULL REFERENCES professional_window,
    registration_id uuid NOT NULL REFERENCES candidate_file ON DELETE CASCADE,
    state           text NOT NULL,
    version         integer NOT NULL,
    sha256          text NOT NULL,
    provided_at     timestamptz NOT NULL,
    refusal_reason  text,
    refusal_text    text,
    reviewed_by     text,
    reviewed_at     timestamptz,
    PRIMARY KEY (window_id, registration_id),
    CHECK (state IN ('PROVIDED', 'ACCEPTED', 'REFUSED'))
);
