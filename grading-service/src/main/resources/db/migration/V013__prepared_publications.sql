-- Pages are prepared before the instant; the state of their publication alone makes them readable.
ALTER TABLE publication DROP CONSTRAINT publication_exam_session_academy_specialty_round_key;
ALTER TABLE publication
    ADD COLUMN state             text NOT NULL DEFAULT 'PUBLISHED' CHECK (state IN ('PREPARED', 'PUBLISHED', 'WITHDRAWN')),
    ADD COLUMN version           int  NOT NULL DEFAULT 1,
    ADD COLUMN edition           int  NOT NULL DEFAULT 1,
    ADD COLUMN prepared_at       timestamptz,
    ADD COLUMN withdrawn_at      timestamptz,
    ADD COLUMN withdrawn_by      text,
    ADD COLUMN withdrawal_reason text,
    ALTER COLUMN published_at DROP NOT NULL,
    ALTER COLUMN published_by DROP NOT NULL,
    ADD CHECK ((state = 'PREPARED') = (published_at IS NULL));
CREATE UNIQUE INDEX publication_standing ON publication (exam_session, academy, specialty, round)
    WHERE state <> 'WITHDRAWN';

ALTER TABLE published_result DROP CONSTRAINT published_result_pkey;
ALTER TABLE published_result DROP CONSTRAINT published_result_verification_code_key;
ALTER TABLE published_result
    ADD PRIMARY KEY (publication_id, decision_id),
    ALTER COLUMN body TYPE text USING body::text,
    ALTER COLUMN published_at DROP NOT NULL,
    ADD COLUMN average              numeric,
    ADD COLUMN follow_up_type       text,
    ADD COLUMN follow_up            text,
    ADD COLUMN registration_version int;
UPDATE published_result SET average = (body::jsonb ->> 'average')::numeric;
CREATE INDEX published_result_by_code ON published_result (verification_code) WHERE verification_code IS NOT NULL;

-- The only door to results: what is prepared or withdrawn is not behind it (G-13).
CREATE VIEW readable_result AS
SELECT r.decision_id, r.registration_id, r.publication_id, r.round, r.decision, r.average, r.body,
       r.verification_code, r.revoked_at, coalesce(r.published_at, p.published_at) AS published_at, p.edition
FROM published_result r
JOIN publication p ON p.id = r.publication_id
WHERE p.state = 'PUBLISHED';
