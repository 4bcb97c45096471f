-- Words that administrators write in place of the service's own (version 0, built in); one published version per kind.
CREATE TABLE message_template (
    kind         text        NOT NULL,
    version      integer     NOT NULL CHECK (version > 0),
    revision     bigint      NOT NULL DEFAULT 1,
    title        text        NOT NULL,
    body         text        NOT NULL,
    state        text        NOT NULL CHECK (state IN ('DRAFT', 'VALIDATED', 'PUBLISHED', 'RETIRED')),
    previewed_at timestamptz,
    author       text        NOT NULL,
    created_at   timestamptz NOT NULL,
    published_at timestamptz,
    PRIMARY KEY (kind, version)
);
CREATE UNIQUE INDEX message_template_published ON message_template (kind) WHERE state = 'PUBLISHED';

-- Which words a message was frozen with.
ALTER TABLE message ADD COLUMN template_version integer NOT NULL DEFAULT 0;
