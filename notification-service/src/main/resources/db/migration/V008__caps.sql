-- How many e-mails an exam session may send: a mistake in a calendar must not write to everybody for ever.
ALTER TABLE mail ADD COLUMN exam_session integer;

CREATE TABLE mail_session (
    exam_session integer     PRIMARY KEY,
    most         bigint      CHECK (most >= 0),
    sent         bigint      NOT NULL DEFAULT 0,
    changed_at   timestamptz NOT NULL
);
