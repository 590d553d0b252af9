-- Who is not 16 on the day leaves an empty row, to be counted: nothing of theirs is ever written, their `rid` no more than
-- their name. So do lines that cannot be used; `fault` says why. Nothing here depends on the day but who may enter.
SELECT $carried fault, CASE WHEN fault IS NULL THEN rid END AS rid, CASE WHEN fault IS NULL THEN numero_interne END AS numero_interne,
       CASE WHEN fault IS NULL AND is_ine THEN code END AS ine,
       fault IS NULL AND coalesce(is_ine AND code[5] <> 'A' AND code[10] <= '9', false) AS old_ine,
       CASE WHEN fault IS NULL THEN nom END AS nom, CASE WHEN fault IS NULL THEN nom_usage END AS nom_usage,
       CASE WHEN fault IS NULL THEN prenoms END AS prenoms, CASE WHEN fault IS NULL THEN born_on END AS born_on,
       CASE WHEN fault IS NULL THEN sexe END AS sexe, CASE WHEN fault IS NULL THEN commune_naissance END AS commune_naissance,
       CASE WHEN fault IS NULL THEN commune END AS commune, CASE WHEN fault IS NULL THEN uai END AS uai,
       CASE WHEN fault IS NULL THEN libelle_formation END AS libelle_formation,
       CASE WHEN fault IS NULL THEN entered_on END AS entered_on, CASE WHEN fault IS NULL THEN left_on END AS left_on,
       fault IS NULL AND left_on IS NULL AND left_text IS NOT NULL AS left_unread, $source AS source,
       fault IS NULL AND $diplomas AND coalesce(cfd[1:3] IN $qualifying, false) AS diploma,
       fault IS NULL AND $training AND coalesce(cfd[1:3] IN $cycles, false) AS cycle
FROM (SELECT *, regexp_full_match(code, '[0-9]{9}[A-Z]{2}|[0-9]{10}[A-Z]|[0-9]{4}A[0-9]{5}[A-Z]') AS is_ine FROM ($judged))
