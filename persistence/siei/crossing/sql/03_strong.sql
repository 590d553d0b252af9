-- Links beyond doubt: the same INE confirmed by two of date, name and first name; or the whole identity and a place, no
-- INE against it. Only leavers look for somebody: nobody else can come on the list.
CREATE TEMP TABLE records AS SELECT * FROM $records;
CREATE TEMP TABLE leavers AS SELECT * FROM records WHERE leaver;
CREATE TEMP TABLE by_ine AS
SELECT l.rid AS l, r.rid AS r, r.open OR r.diploma AS settles, r.leaver AS both,
       CAST(l.born_on = r.born_on OR swapped_date(l.born_on) = r.born_on AS INTEGER)
       + CAST(l.fam = r.fam OR l.fam = r.usg OR l.usg = r.fam OR l.fam = r.fam_head OR l.fam = r.fam_tail
              OR l.fam_head = r.fam OR l.fam_tail = r.fam OR l.fam_head = r.fam_head OR l.fam = r.given AS INTEGER)
       + CAST(l.given = r.given OR l.given_head = r.given_head OR l.given = r.fam AS INTEGER) AS confirmed
FROM leavers l JOIN records r ON l.ine_id = r.ine_id AND l.rid <> r.rid WHERE l.has_ine AND r.has_ine;
CREATE TEMP TABLE settled AS SELECT DISTINCT l AS rid FROM by_ine WHERE confirmed >= 2 AND settles;
CREATE TEMP TABLE unsettled AS SELECT * FROM leavers WHERE rid NOT IN (SELECT rid FROM settled);
CREATE TEMP TABLE by_identity AS
SELECT l.rid AS l, r.rid AS r, r.open OR r.diploma AS settles, r.leaver AS both
FROM unsettled l JOIN records r ON l.fam = r.fam AND l.given = r.given AND l.born_on = r.born_on AND l.rid <> r.rid
WHERE l.source <> r.source AND NOT (l.has_ine AND r.has_ine AND l.old_ine = r.old_ine AND l.ine_id <> r.ine_id)
  AND ((l.has_ward AND r.has_ward AND l.ward = r.ward) OR (l.has_home AND r.has_home AND l.home = r.home));
COPY (
    SELECT least(l, r) AS a, greatest(l, r) AS b, min(rule) AS rule FROM (
        SELECT l, r, 'ine' AS rule FROM by_ine WHERE confirmed >= 2 UNION ALL
        SELECT l, r, 'identity' FROM by_identity) GROUP BY ALL ORDER BY ALL
) TO $links (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1);
COPY (
    SELECT u.* FROM unsettled u WHERE rid NOT IN (SELECT l FROM by_identity WHERE settles) ORDER BY rid
) TO $seekers (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1);
