-- Which agent has a file in hand; a claim ends by itself.
CREATE TABLE claim (
    registration_id uuid PRIMARY KEY REFERENCES candidate_file,
    holder          text NOT NULL,
    ends_at         timestamptz NOT NULL
);
