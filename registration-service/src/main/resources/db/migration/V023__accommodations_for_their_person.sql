-- The right of access: what somebody may see of their own accommodations belongs to the answer that the service gives them.
-- ${app_role} sees it in a transaction that ${accommodation_role} has opened by its number, and in no other.

CREATE TABLE accommodation.opened (
    transaction xid8        PRIMARY KEY,
    at          timestamptz NOT NULL DEFAULT clock_timestamp()
);
GRANT SELECT, INSERT, DELETE ON accommodation.opened TO ${accommodation_role};

CREATE VIEW accommodation_of_person WITH (security_barrier) AS
    SELECT r.person_id, r.registration_id, r.exam_session, r.academy, r.specialty, r.state, r.plan, r.asked, r.situation,
           r.arisen_on, r.renewal_of, r.requested_at, r.notified_at,
           (SELECT jsonb_build_object('proposed', o.proposed, 'text', o.text, 'exceptionalTime', o.exceptional_time,
                                      'givenAt', o.given_at)
              FROM accommodation.opinion o WHERE o.request_id = r.id) AS opinion,
           (SELECT jsonb_agg(jsonb_build_object('number', d.number, 'verdict', d.verdict, 'granted', d.granted,
                                                'reasons', d.reasons, 'renewed', d.renewed, 'decidedAt', d.decided_at)
                             ORDER BY d.number)
              FROM accommodation.decision d WHERE d.request_id = r.id) AS decisions
      FROM accommodation.request r
     WHERE EXISTS (SELECT 1 FROM accommodation.opened t WHERE t.transaction = pg_current_xact_id_if_assigned());
COMMENT ON VIEW accommodation_of_person IS 'Without the doctors'' note, which a doctor gives.';
GRANT SELECT ON accommodation_of_person TO ${app_role};
