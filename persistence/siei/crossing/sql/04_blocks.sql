-- The second chance: whoever is about to be listed is looked for among everybody, by twelve equalities.
CREATE TEMP TABLE records AS SELECT * FROM $records;
CREATE TEMP TABLE seekers AS SELECT * FROM read_parquet($seekers);
CREATE TEMP TABLE seeker_names AS
SELECT DISTINCT rid, born_on, name FROM (
    SELECT rid, born_on, unnest([fam, usg, fam_head, fam_tail]) AS name FROM seekers UNION ALL
    SELECT rid, swapped_date(born_on), unnest([fam, usg, fam_head, fam_tail]) FROM seekers);
CREATE TEMP TABLE found AS SELECT DISTINCT l, r FROM (
    SELECT l.rid AS l, r.rid AS r FROM seekers l JOIN records r ON l.ine_id = r.ine_id WHERE l.has_ine AND r.has_ine UNION ALL
    SELECT l.rid, r.rid FROM seeker_names l JOIN records r ON l.name = r.fam AND l.born_on = r.born_on UNION ALL
    SELECT l.rid, r.rid FROM seeker_names l JOIN records r ON l.name = r.usg AND l.born_on = r.born_on WHERE r.usg <> r.fam UNION ALL
    SELECT l.rid, r.rid FROM seeker_names l JOIN records r ON l.name = r.fam_head AND l.born_on = r.born_on WHERE r.fam_head <> r.fam UNION ALL
    SELECT l.rid, r.rid FROM seeker_names l JOIN records r ON l.name = r.fam_tail AND l.born_on = r.born_on WHERE r.fam_tail <> r.fam UNION ALL
    SELECT l.rid, r.rid FROM seekers l JOIN records r ON l.fam = r.given AND l.born_on = r.born_on
        WHERE l.given = r.fam OR l.given = r.fam_head OR l.given = r.fam_tail UNION ALL
    SELECT l.rid, r.rid FROM seekers l JOIN records r ON l.given = r.fam AND l.born_on = r.born_on
        WHERE l.fam = r.given OR l.fam_head = r.given OR l.fam_tail = r.given UNION ALL
    SELECT l.rid, r.rid FROM seekers l JOIN records r ON l.given_head = r.given_head AND l.born_on = r.born_on AND l.ward = r.ward WHERE l.has_ward UNION ALL
    SELECT l.rid, r.rid FROM seekers l JOIN records r ON l.given_head = r.given_head AND l.born_on = r.born_on AND l.home = r.home WHERE l.has_home UNION ALL
    SELECT l.rid, r.rid FROM seekers l JOIN records r ON l.given_head = r.given_head AND l.born_on = r.born_on AND l.department = r.department WHERE l.has_home UNION ALL
    SELECT l.rid, r.rid FROM seekers l JOIN records r ON l.fam = r.fam AND l.ward = r.ward
        WHERE l.has_ward AND (l.given = r.given OR date_parts_equal(l.born_on, r.born_on) >= 2) UNION ALL
    SELECT l.rid, r.rid FROM seekers l JOIN records r ON l.fam = r.fam AND l.home = r.home
        WHERE l.has_home AND (l.given = r.given OR date_parts_equal(l.born_on, r.born_on) >= 2) UNION ALL
    SELECT l.rid, r.rid FROM seekers l JOIN records r ON l.fam = r.fam AND l.given_head = r.given_head
        WHERE date_parts_equal(l.born_on, r.born_on) >= 2 UNION ALL
    SELECT l.rid, r.rid FROM seekers l JOIN records r ON l.born_on = r.born_on AND l.ward = r.ward AND l.home = r.home
        WHERE l.has_ward AND l.has_home AND l.sexe = r.sexe
) WHERE l <> r;
CREATE TEMP TABLE pairs AS
SELECT DISTINCT least(l, r) AS a, greatest(l, r) AS b FROM found
ANTI JOIN (SELECT a, b FROM read_parquet($links)) k ON k.a = least(l, r) AND k.b = greatest(l, r);
COPY (SELECT * FROM pairs ORDER BY a, b) TO $pairs (FORMAT parquet);
COPY (
    SELECT name, CAST(n AS DOUBLE) / (SELECT count(*) FROM records) AS share FROM (
        SELECT fam AS name, count(*) AS n FROM records GROUP BY fam) SEMI JOIN (
        SELECT fam FROM seekers) s ON s.fam = name ORDER BY name
) TO $family_shares (FORMAT parquet);
COPY (
    SELECT given AS name, count(*) / CAST((SELECT count(*) FROM records) AS DOUBLE) AS share FROM records GROUP BY given ORDER BY given
) TO $given_shares (FORMAT parquet);
