-- LŒUILLET and LOEUILLET are one name: keys write the ligatures out, as login names do. Those that were made before follow.

CREATE FUNCTION plain_name(name text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT regexp_replace(upper(replace(replace(replace(translate(normalize(name, NFD), 'ŒÆẞØøŁłĐđ', 'œæßOOLLDD'),
           'œ', 'OE'), 'æ', 'AE'), 'ß', 'SS')), '[^A-Z0-9]', '', 'g')
$$;
UPDATE person
   SET identity_key = plain_name(family_name) || '|' || birth_date || '|' || plain_name(birthplace),
       family_key = plain_name(family_name),
       usage_key = plain_name(usage_name),
       given_key = plain_name(given_names)
 WHERE concat(family_name, usage_name, given_names, birthplace) ~ '[ŒœÆæẞßØøŁłĐđ]';
DROP FUNCTION plain_name(text);
