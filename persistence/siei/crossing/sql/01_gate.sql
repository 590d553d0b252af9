-- One source, read and gated in one statement: who is not 16 on the day is dropped here, before anything is written.
COPY (
    SELECT numero_interne, CASE WHEN old_ine OR regexp_full_match(code, '[0-9]{9}[A-Z]{2}|[0-9]{4}A[0-9]{5}[A-Z]') THEN code END AS ine, old_ine,
           nom, nom_usage, prenoms, born_on, sexe, commune_naissance, commune, uai, cfd, libelle_formation,
           entered_on, left_on, structure_suivi, $source AS source, CAST(year(coalesce(entered_on, $day) - INTERVAL 8 MONTH) AS INTEGER) AS school_year,
           $training AND $current AND (left_on IS NULL OR left_on > $day) AS open,
           $training AND NOT ($current AND (left_on IS NULL OR left_on > $day)) AS leaver,
           $diplomas AND coalesce(cfd[1:3] IN $qualifying, false) AS diploma,
           $training AND coalesce(cfd[1:3] IN $cycles, false) AS cycle
    FROM (
        SELECT $columns FROM read_csv($file, delim = ';', quote = '"', escape = '"', header = true, auto_detect = false,
            columns = $types, strict_mode = true)
    ) WHERE born_on <= $latest AND born_on >= $earliest AND nom IS NOT NULL AND prenoms IS NOT NULL AND numero_interne IS NOT NULL
) TO $out (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1, ROW_GROUP_SIZE 61440);
