-- Follow-up lists of 50 000 registrations: names are searched by their beginning, without accents and capitals;
-- an académie's list is filtered and counted from one index.

ALTER TABLE person ADD COLUMN family_key text;
ALTER TABLE person ADD COLUMN usage_key  text;
ALTER TABLE person ADD COLUMN given_key  text;
UPDATE person SET family_key = upper(regexp_replace(translate(upper(family_name),
                  'ÀÂÄÃÁÅÇÉÈÊËÎÏÍÌÑÔÖÓÒÕÙÛÜÚŸÝ', 'AAAAAACEEEEIIIINOOOOOUUUUYY'), '[^A-Z0-9]', '', 'g')),
                  usage_key = upper(regexp_replace(translate(upper(usage_name),
                  'ÀÂÄÃÁÅÇÉÈÊËÎÏÍÌÑÔÖÓÒÕÙÛÜÚŸÝ', 'AAAAAACEEEEIIIINOOOOOUUUUYY'), '[^A-Z0-9]', '', 'g')),
                  given_key = upper(regexp_replace(translate(upper(given_names),
                  'ÀÂÄÃÁÅÇÉÈÊËÎÏÍÌÑÔÖÓÒÕÙÛÜÚŸÝ', 'AAAAAACEEEEIIIINOOOOOUUUUYY'), '[^A-Z0-9]', '', 'g'));
ALTER TABLE person ALTER COLUMN family_key SET NOT NULL;
ALTER TABLE person ALTER COLUMN given_key SET NOT NULL;
CREATE INDEX person_family ON person (family_key text_pattern_ops);
CREATE INDEX person_usage ON person (usage_key text_pattern_ops) WHERE usage_key IS NOT NULL;
CREATE INDEX person_given ON person (given_key text_pattern_ops);
DROP INDEX person_ine;
CREATE INDEX person_ine ON person (ine text_pattern_ops) WHERE ine IS NOT NULL;

DROP INDEX registration_academy;
CREATE INDEX registration_academy ON registration (academy, exam_session, id);
CREATE INDEX registration_follow_up ON registration (academy, exam_session, state, file_colour, id);
CREATE INDEX registration_specialty ON registration (exam_session, specialty, id);
