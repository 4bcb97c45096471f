-- An appeal, or anything else the law keeps a file for: until it is released nothing about the person is erased.
CREATE TABLE erasure_hold (
    person_id uuid        PRIMARY KEY REFERENCES person ON DELETE CASCADE,
    reason    text        NOT NULL,
    placed_by text        NOT NULL,
    placed_at timestamptz NOT NULL
);
