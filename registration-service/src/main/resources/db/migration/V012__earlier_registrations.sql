-- The form chosen earlier (R-5) is looked up at each confirmation: the last exam sessions of one person first, whatever
-- the planner knows of the table.

DROP INDEX registration_person;
CREATE INDEX registration_person ON registration (person_id, exam_session DESC);
