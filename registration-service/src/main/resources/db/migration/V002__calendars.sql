-- One calendar per exam session and académie. Published versions stay; a change makes the next version.

CREATE TABLE calendar (
    exam_session           integer     NOT NULL REFERENCES exam_session,
    academy                text        NOT NULL,
    version                integer     NOT NULL,
    revision               integer     NOT NULL DEFAULT 1,
    zone                   text        NOT NULL,
    registration_opens     timestamptz,
    registration_closes    timestamptz NOT NULL,
    pieces_deadline        timestamptz NOT NULL,
    later_pieces           jsonb       NOT NULL,
    accommodation_deadline timestamptz,
    summons_date           timestamptz,
    results_embargo        timestamptz,
    edited_at              timestamptz NOT NULL,
    edited_by              text        NOT NULL,
    published_at           timestamptz,
    published_by           text,
    PRIMARY KEY (exam_session, academy, version)
);
-- one draft at a time
CREATE UNIQUE INDEX calendar_draft ON calendar (exam_session, academy) WHERE published_at IS NULL;
