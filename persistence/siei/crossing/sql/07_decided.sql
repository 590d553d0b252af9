-- What each scored pair is: probable, to review, or a namesake, and why. One person at most per source and school year: a
-- record that somebody else of the same source already holds beyond doubt is taken.
CREATE TEMP TABLE faces AS SELECT rid, slot, ine, old_ine FROM read_parquet($faces);
CREATE TEMP TABLE slots AS SELECT rid, slot FROM $records WHERE rid IN (
    SELECT a FROM read_parquet($links) WHERE b IN (SELECT rid FROM faces) UNION
    SELECT b FROM read_parquet($links) WHERE a IN (SELECT rid FROM faces));
CREATE TEMP TABLE held AS
SELECT DISTINCT rid, slot FROM (
    SELECT k.a AS rid, s.slot FROM read_parquet($links) k JOIN slots s ON s.rid = k.b UNION ALL
    SELECT k.b, s.slot FROM read_parquet($links) k JOIN slots s ON s.rid = k.a);
CREATE TEMP TABLE judged AS
SELECT s.*, x.slot AS slot_a, y.slot AS slot_b, CASE
    WHEN h.answer = 'same' THEN 'human_same' WHEN h.answer = 'different' THEN 'human_different'
    WHEN x.slot = y.slot AND gamma_ine <> 1 THEN 'same_source'
    WHEN ha.rid IS NOT NULL OR hb.rid IS NOT NULL THEN 'taken'
    WHEN gamma_given = 0 AND NOT (gamma_ine = 1 AND gamma_born_on = 3) THEN 'given'
    WHEN gamma_given = 1 AND gamma_ine = 0 AND gamma_born_on = 3 AND levenshtein(x.ine, y.ine) <= 5 THEN 'twin'
    WHEN gamma_family = 0 AND (gamma_ine = 0 OR (gamma_ine = -1 AND match_weight < $other_name_bits)) THEN 'family'
    WHEN gamma_ine = 0 AND match_weight < $conflict_bits THEN 'ine' END AS veto
FROM read_parquet($scored) s JOIN faces x ON x.rid = a JOIN faces y ON y.rid = b
LEFT JOIN held ha ON ha.rid = a AND ha.slot = y.slot LEFT JOIN held hb ON hb.rid = b AND hb.slot = x.slot
LEFT JOIN ($answers) h USING (a, b);
CREATE TEMP TABLE open_pairs AS
SELECT *, row_number() OVER (PARTITION BY a, slot_b ORDER BY match_weight DESC, b) AS rank_a,
       row_number() OVER (PARTITION BY b, slot_a ORDER BY match_weight DESC, a) AS rank_b
FROM judged WHERE veto IS NULL AND match_weight >= $link_bits;
COPY (
    SELECT j.*, CASE WHEN veto = 'human_same' THEN 'certain' WHEN veto IN ('human_different', 'same_source', 'taken') THEN 'namesake'
        WHEN veto IS NULL AND match_weight >= $link_bits AND o.rank_a = 1 AND o.rank_b = 1 THEN 'probable'
        WHEN veto = 'given' AND match_weight < $given_bits THEN 'namesake'
        WHEN match_weight >= CASE WHEN gamma_ine = -1 THEN $silent_review_bits ELSE $review_bits END THEN 'to_review' ELSE 'namesake' END AS class
    FROM judged j LEFT JOIN (SELECT a, b, rank_a, rank_b FROM open_pairs) o USING (a, b) ORDER BY a, b
) TO $decided (FORMAT parquet);
