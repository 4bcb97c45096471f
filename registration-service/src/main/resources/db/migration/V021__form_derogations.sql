-- R-5: the recteur may open the PROGRESSIVE form to a candidate whose category imposes GLOBAL.

ALTER TABLE registration
    ADD COLUMN form_derogation_reference text,
    ADD COLUMN form_derogation_decided_on date,
    ADD CHECK ((form_derogation_reference IS NULL) = (form_derogation_decided_on IS NULL));
