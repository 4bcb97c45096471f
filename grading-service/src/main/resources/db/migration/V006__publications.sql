CREATE TABLE publication (
    id           uuid        PRIMARY KEY,
    exam_session int         NOT NULL,
    academy      text        NOT NULL,
    specialty    text        NOT NULL,
    round        text        NOT NULL,
    results      int         NOT NULL,
    published_at timestamptz NOT NULL,
    published_by text        NOT NULL,
    UNIQUE (exam_session, academy, specialty, round)
);

-- The decision that may be read, and by which public code an admission is verified.
CREATE TABLE published_result (
    decision_id       uuid        PRIMARY KEY REFERENCES decision,
    registration_id   uuid        NOT NULL REFERENCES exam_file,
    publication_id    uuid        NOT NULL REFERENCES publication,
    round             text        NOT NULL,
    decision          text        NOT NULL,
    body              jsonb       NOT NULL,
    verification_code text        UNIQUE,
    revoked_at        timestamptz,
    published_at      timestamptz NOT NULL
);
CREATE INDEX published_result_by_candidate ON published_result (registration_id, published_at);
