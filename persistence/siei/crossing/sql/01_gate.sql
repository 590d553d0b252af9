-- One source, read and gated in one statement. Who is not 16 on the day leaves an empty row, so that lines keep their
-- numbers: nothing of theirs is ever written. So do rows that cannot be used; `fault` says why. The order of the file is
-- asked for in so many words: the join that a long IN list becomes would give rows back in any order, and no replay.
COPY (
    SELECT fault, CASE WHEN fault IS NULL THEN numero_interne END AS numero_interne,
           CASE WHEN fault IS NULL AND regexp_full_match(code, '[0-9]{9}[A-Z]{2}|[0-9]{10}[A-Z]|[0-9]{4}A[0-9]{5}[A-Z]') THEN code END AS ine,
           fault IS NULL AND regexp_full_match(coalesce(code, ''), '[0-9]{10}[A-Z]') AS old_ine,
           CASE WHEN fault IS NULL THEN nom END AS nom, CASE WHEN fault IS NULL THEN nom_usage END AS nom_usage,
           CASE WHEN fault IS NULL THEN prenoms END AS prenoms, CASE WHEN fault IS NULL THEN born_on END AS born_on,
           CASE WHEN fault IS NULL THEN sexe END AS sexe, CASE WHEN fault IS NULL THEN commune_naissance END AS commune_naissance,
           CASE WHEN fault IS NULL THEN commune END AS commune, CASE WHEN fault IS NULL THEN uai END AS uai,
           CASE WHEN fault IS NULL THEN cfd END AS cfd, CASE WHEN fault IS NULL THEN libelle_formation END AS libelle_formation,
           CASE WHEN fault IS NULL THEN entered_on END AS entered_on, CASE WHEN fault IS NULL THEN left_on END AS left_on,
           CASE WHEN fault IS NULL THEN structure_suivi END AS structure_suivi,
           fault IS NULL AND left_on IS NULL AND left_text IS NOT NULL AS left_unread,
           $source AS source, CAST(year(coalesce(entered_on, $day) - INTERVAL 8 MONTH) AS INTEGER) AS school_year,
           fault IS NULL AND $training AND $current AND (left_on IS NULL OR left_on > $day) AS open,
           fault IS NULL AND $training AND NOT ($current AND (left_on IS NULL OR left_on > $day)) AS leaver,
           fault IS NULL AND $diplomas AND coalesce(cfd[1:3] IN $qualifying, false) AS diploma,
           fault IS NULL AND $training AND coalesce(cfd[1:3] IN $cycles, false) AS cycle
    FROM (
        SELECT *, CASE WHEN born_on IS NULL THEN 'born_on' WHEN born_on > $day OR born_on < $earliest THEN 'born_on_range'
                       WHEN born_on > $latest THEN 'under_16' WHEN numero_interne IS NULL THEN 'number' WHEN nom IS NULL THEN 'family'
                       WHEN prenoms IS NULL THEN 'given' END AS fault
        FROM (SELECT $columns FROM read_csv($file, delim = ';', quote = '"', escape = '"', header = true, auto_detect = false,
              columns = $types, strict_mode = true)))
) TO $out (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1, ROW_GROUP_SIZE 61440, PRESERVE_ORDER true);
