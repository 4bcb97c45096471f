CREATE TABLE establishment (
    uai                    text    PRIMARY KEY,
    name                   text    NOT NULL,
    type                   text    NOT NULL,
    academy                text    NOT NULL,
    contact_name           text,
    contact_email          text,
    contact_phone          text,
    finishes_registrations text    NOT NULL DEFAULT 'CANDIDATE' CHECK (finishes_registrations IN ('CANDIDATE', 'ESTABLISHMENT')),
    uploads                text    NOT NULL DEFAULT 'CANDIDATE' CHECK (uploads IN ('CANDIDATE', 'ESTABLISHMENT')),
    specialties            text[]  NOT NULL DEFAULT '{}',
    version                bigint  NOT NULL DEFAULT 0
);
CREATE INDEX establishment_academy ON establishment (academy, uai);

CREATE TABLE academy (
    code text PRIMARY KEY,
    name text NOT NULL
);
-- flux-retour-cfas, shared/constants/territoires.ts, commit 12cb59e9 (2026-08-20): docs say more
INSERT INTO academy (code, name) VALUES
    ('01', 'Paris'),
    ('02', 'Aix-Marseille'),
    ('03', 'Besançon'),
    ('04', 'Bordeaux'),
    ('06', 'Clermont-Ferrand'),
    ('07', 'Dijon'),
    ('08', 'Grenoble'),
    ('09', 'Lille'),
    ('10', 'Lyon'),
    ('11', 'Montpellier'),
    ('12', 'Nancy-Metz'),
    ('13', 'Poitiers'),
    ('14', 'Rennes'),
    ('15', 'Strasbourg'),
    ('16', 'Toulouse'),
    ('17', 'Nantes'),
    ('18', 'Orléans-Tours'),
    ('19', 'Reims'),
    ('20', 'Amiens'),
    ('22', 'Limoges'),
    ('23', 'Nice'),
    ('24', 'Créteil'),
    ('25', 'Versailles'),
    ('27', 'Corse'),
    ('28', 'La Réunion'),
    ('31', 'Martinique'),
    ('32', 'Guadeloupe'),
    ('33', 'Guyane'),
    ('40', 'Nouvelle-Calédonie'),
    ('41', 'Polynésie Française'),
    ('42', 'Wallis et Futuna'),
    ('43', 'Mayotte'),
    ('44', 'Saint-Pierre-et-Miquelon'),
    ('70', 'Normandie');
