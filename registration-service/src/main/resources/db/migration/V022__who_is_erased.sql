-- Who is erased leaves the choices that the exam rests on, and nothing of what the preparatory form asked beside it.
-- Saved versions can be changed by nobody; this is the one thing that may be taken out of them.

CREATE FUNCTION forget_particulars(erased uuid) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
    UPDATE registration_version SET choices = choices || '{"handicap": false, "particulars": {}}'
     WHERE registration_id IN (SELECT id FROM registration WHERE person_id = erased);
    UPDATE registration SET choices = choices || '{"handicap": false, "particulars": {}}'
     WHERE person_id = erased AND choices IS NOT NULL;
$$;
REVOKE ALL ON FUNCTION forget_particulars(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION forget_particulars(uuid) TO ${app_role};
