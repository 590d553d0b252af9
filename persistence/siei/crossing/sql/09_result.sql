-- The list, the pairs to review, the return flow: what leaves the engine. Nothing says where a person was found.
CREATE TEMP TABLE places AS SELECT commune AS code, min(plateforme) AS platform
FROM read_csv($platforms, delim = ';', header = true, all_varchar = true) GROUP BY commune;
CREATE TEMP TABLE member AS
SELECT p.label, p.rid FROM read_parquet($people) p SEMI JOIN read_parquet($judged) j ON j.label = p.label AND j.listed;
CREATE TEMP TABLE touching AS
SELECT d.*, x.label AS label_a, y.label AS label_b, coalesce(jx.listed, false) AS listed_a, coalesce(jy.listed, false) AS listed_b
FROM read_parquet($decided) d
LEFT JOIN read_parquet($people) x ON x.rid = d.a LEFT JOIN read_parquet($people) y ON y.rid = d.b
LEFT JOIN read_parquet($judged) jx ON jx.label = x.label LEFT JOIN read_parquet($judged) jy ON jy.label = y.label
WHERE d.class = 'to_review' AND (jx.listed OR jy.listed) AND x.label IS DISTINCT FROM y.label;
CREATE TEMP TABLE shown AS
SELECT * FROM $gated WHERE rid IN (SELECT rid FROM member UNION SELECT a FROM touching UNION SELECT b FROM touching);
CREATE TEMP TABLE foremost AS
SELECT label, rid FROM (
    SELECT m.label, m.rid, row_number() OVER (PARTITION BY m.label ORDER BY s.cycle DESC, coalesce(s.left_on, s.entered_on) DESC NULLS LAST, m.rid) AS place
    FROM member m JOIN shown s ON s.rid = m.rid WHERE s.leaver) WHERE place = 1;
CREATE TEMP TABLE doubted AS SELECT DISTINCT label FROM (
    SELECT label_a AS label FROM touching t JOIN $records r ON r.rid = t.b WHERE listed_a AND r.source <> $missions_locales UNION ALL
    SELECT label_b FROM touching t JOIN $records r ON r.rid = t.a WHERE listed_b AND r.source <> $missions_locales);
COPY (
    SELECT sha256(concat_ws('|', $kind_of, s.numero_interne)) AS person_key,
           CASE WHEN d.label IS NULL THEN 'listed' ELSE 'to_confirm' END AS class,
           CASE WHEN s.born_on <= $adult THEN '18_or_over' ELSE 'under_18' END AS age_band,
           s.commune, p.platform, s.uai AS last_school_uai, s.libelle_formation AS last_formation, s.left_on,
           j.known_to_mission_locale, $searched AS searched_in, m.records,
           s.nom AS family_name, s.nom_usage AS usage_name, s.prenoms AS given_names, s.born_on, s.sexe AS sex, s.ine
    FROM foremost l JOIN shown s ON s.rid = l.rid JOIN read_parquet($judged) j ON j.label = l.label
    LEFT JOIN places p ON p.code = s.commune LEFT JOIN doubted d ON d.label = l.label
    JOIN (SELECT m.label, list($kind_of_m || ':' || s.numero_interne ORDER BY m.rid) AS records
          FROM member m JOIN shown s ON s.rid = m.rid GROUP BY m.label) m ON m.label = l.label
    ORDER BY person_key
) TO $rows (FORMAT parquet);
COPY (
    SELECT sha256(concat_ws('|', $kind_a, l.numero_interne, $kind_b, r.numero_interne)) AS pair_id,
           $kind_a AS left_source, l.numero_interne AS left_number, $kind_b AS right_source, r.numero_interne AS right_number,
           x.identity AS left_identity, y.identity AS right_identity, t.match_weight AS bits, t.veto, $evidence AS evidence,
           coalesce((SELECT any_value(sha256(concat_ws('|', $kind_of, s.numero_interne))) FROM foremost g JOIN shown s ON s.rid = g.rid
                     WHERE g.label = CASE WHEN listed_a THEN label_a ELSE label_b END), '') AS row_key,
           to_json({$shown_l}) AS "left", to_json({$shown_r}) AS "right"
    FROM touching t JOIN shown l ON l.rid = t.a JOIN shown r ON r.rid = t.b
    JOIN read_parquet($faces) x ON x.rid = t.a JOIN read_parquet($faces) y ON y.rid = t.b
    WHERE l.source <> $missions_locales AND r.source <> $missions_locales ORDER BY pair_id, bits
) TO $review (FORMAT parquet);
COPY (
    SELECT a, b, rule, CAST(NULL AS DOUBLE) AS bits FROM read_parquet($links) UNION ALL
    SELECT a, b, class, match_weight FROM read_parquet($decided) WHERE class IN ('certain', 'probable') ORDER BY a, b
) TO $all_links (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1);
CREATE TEMP TABLE outcome AS
SELECT rid, CASE WHEN bool_or(elsewhere) THEN 'in_training_elsewhere' ELSE 'followed' END AS outcome FROM (
    SELECT l.rid, r.open AND r.school <> l.school AS elsewhere, r.source = $missions_locales AS followed
    FROM (SELECT a AS one, b AS other FROM read_parquet($all_links) UNION ALL SELECT b, a FROM read_parquet($all_links)) k
    JOIN (SELECT rid, school FROM $records WHERE leaver) l ON l.rid = k.one
    JOIN (SELECT rid, open, source, school FROM $records WHERE open OR source = $missions_locales) r ON r.rid = k.other)
WHERE elsewhere OR followed GROUP BY rid;
COPY (
    SELECT $kind_of AS source, s.numero_interne AS number, s.uai AS school, o.outcome
    FROM $gated s JOIN outcome o ON o.rid = s.rid ORDER BY o.rid
) TO $elsewhere (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1);
COPY (
    SELECT $kind_of AS source, s.line, w."column", w.rule, w.remedy FROM read_parquet($refused) s
    JOIN (VALUES $faults_in_words) w(fault, "column", rule, remedy) ON w.fault = s.fault
    ORDER BY s.source, s.line
) TO $rejects (FORMAT parquet);
