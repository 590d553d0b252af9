-- The records that a pair needs, in words; Splink's columns have these names.
CREATE TEMP TABLE pairs AS SELECT * FROM read_parquet($pairs);
CREATE TEMP TABLE wanted AS SELECT a AS rid FROM pairs UNION SELECT b FROM pairs;
COPY (
    SELECT r.*, sha256(concat_ws('|', source, ine, family_words, given_words, born_on, sexe, ward)) AS identity, coalesce(f.share, 1e-6) AS tf_family, coalesce(g.share, 1e-6) AS tf_given
    FROM (SELECT rid, source, slot, open, leaver, diploma, cycle, ine, old_ine, born_on, sexe,
                 family(nom) AS family_words, replace(family(nom), ' ', '') AS family,
                 replace(family(coalesce(nom_usage, nom)), ' ', '') AS usage,
                 replace(given(prenoms), ' ', '') AS given, split_part(given(prenoms), ' ', 1) AS given_head, family(prenoms) AS given_words,
                 commune_naissance AS ward, commune AS home
          FROM $gated WHERE rid IN (SELECT rid FROM wanted)) r
    LEFT JOIN read_parquet($family_shares) f ON f.name = hash(r.family)
    LEFT JOIN read_parquet($given_shares) g ON g.name = hash(r.given)
    ORDER BY rid
) TO $faces (FORMAT parquet);
