-- A correction decides again beside the first decision, which stays (G-11).
ALTER TABLE decision DROP CONSTRAINT decision_deliberation_id_registration_id_key;
CREATE UNIQUE INDEX decision_replaced_once ON decision (replaces);
CREATE UNIQUE INDEX decision_first_of_deliberation ON decision (deliberation_id, registration_id) WHERE replaces IS NULL;
ALTER TABLE decision ADD COLUMN reason text;
