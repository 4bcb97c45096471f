-- What registration-service says about specialties and calendars; the newest fact wins.
CREATE TABLE specialty (
    exam_session int         NOT NULL,
    id           text        NOT NULL,
    acronym      text        NOT NULL,
    title        text        NOT NULL,
    option_title text,
    verified     boolean     NOT NULL,
    lead_academy text,
    units        jsonb       NOT NULL,
    told_at      timestamptz NOT NULL,
    PRIMARY KEY (exam_session, id)
);

CREATE TABLE exam_calendar (
    exam_session    int  NOT NULL,
    academy         text NOT NULL,
    version         int  NOT NULL,
    zone            text NOT NULL,
    summons_date    timestamptz,
    results_embargo timestamptz,
    PRIMARY KEY (exam_session, academy)
);
