-- One narrow row a record of one piece: text becomes numbers once a distinct value, so that every later pass joins integers.
CREATE OR REPLACE TEMP TABLE family_words AS
SELECT raw, hash(replace(norm, ' ', '')) AS full_id, hash(split_part(norm, ' ', 1)) AS head_id, hash(split_part(norm, ' ', -1)) AS tail_id
FROM (SELECT raw, family(raw) AS norm FROM (
    SELECT nom AS raw FROM read_parquet($piece) WHERE nom IS NOT NULL UNION
    SELECT nom_usage FROM read_parquet($piece) WHERE nom_usage IS NOT NULL));
CREATE OR REPLACE TEMP TABLE given_words AS
SELECT raw, hash(replace(norm, ' ', '')) AS full_id, hash(split_part(norm, ' ', 1)) AS head_id
FROM (SELECT raw, given(raw) AS norm FROM (SELECT DISTINCT prenoms AS raw FROM read_parquet($piece) WHERE prenoms IS NOT NULL));
COPY (
    SELECT r.rid, r.source, r.entered_on, r.left_on, r.diploma, r.cycle, r.born_on,
           n.full_id AS fam, n.head_id AS fam_head, n.tail_id AS fam_tail, coalesce(u.full_id, n.full_id) AS usg,
           g.full_id AS given, g.head_id AS given_head, hash(r.ine) AS ine_id, r.ine IS NOT NULL AS has_ine,
           r.old_ine, hash(r.commune_naissance) AS ward, r.commune_naissance IS NOT NULL AS has_ward,
           hash(r.commune) AS home, r.commune IS NOT NULL AS has_home, substr(r.commune, 1, 2) AS department, r.sexe, hash(r.uai) AS school
    FROM read_parquet($piece) r
    JOIN family_words n ON n.raw = r.nom
    LEFT JOIN family_words u ON u.raw = r.nom_usage
    JOIN given_words g ON g.raw = r.prenoms
) TO $out (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1, PRESERVE_ORDER false);
