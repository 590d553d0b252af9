CREATE TEMP TABLE member AS
SELECT p.label, r.* FROM people p JOIN $records r ON r.rid = p.rid;
CREATE TEMP TABLE judged AS
SELECT label, bool_or(open) AS elsewhere, bool_or(diploma) AS graduate, bool_or(leaver AND cycle) AS cycle, bool_or(leaver) AS leaver,
       bool_or(source = $missions_locales) AS known_to_mission_locale
FROM member GROUP BY label;
COPY (SELECT label, rid FROM people ORDER BY label, rid) TO $people (FORMAT parquet);
COPY (
    SELECT label, elsewhere, graduate, cycle, known_to_mission_locale, leaver AND cycle AND NOT elsewhere AND NOT graduate AS listed
    FROM judged ORDER BY label
) TO $judged (FORMAT parquet);
