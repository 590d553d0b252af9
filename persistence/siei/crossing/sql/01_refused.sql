-- Which lines could not be used, by their number in the file: the one statement in which the order of a file counts.
COPY (
    SELECT $source AS source, line, fault FROM (
        SELECT row_number() OVER () + 1 AS line, CASE WHEN fault IS NULL AND left_on IS NULL AND left_text IS NOT NULL THEN 'left_on' ELSE fault END AS fault
        FROM ($judged)) WHERE fault IS NOT NULL AND fault <> 'under_16' AND $any ORDER BY line
) TO $out (FORMAT parquet);
