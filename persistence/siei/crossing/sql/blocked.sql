-- Every pair side by side, written as Splink expects it; DuckDB and Spark read this same text, over `faces` and `pairs`.
-- Where name and first name stand in each other's place, the second record is read the other way round.
SELECT l.rid AS rid_l, r.rid AS rid_r, l.ine AS ine_l, r.ine AS ine_r, coalesce(l.old_ine, false) AS old_ine_l, coalesce(r.old_ine, false) AS old_ine_r,
       l.born_on AS born_on_l, r.born_on AS born_on_r, l.sexe AS sexe_l, r.sexe AS sexe_r, l.ward AS ward_l, r.ward AS ward_r,
       l.home AS home_l, r.home AS home_r,
       l.family_words AS family_words_l, CASE WHEN swapped THEN r.given_words ELSE r.family_words END AS family_words_r,
       l.family AS family_l, CASE WHEN swapped THEN r.given ELSE r.family END AS family_r,
       l.usage AS usage_l, CASE WHEN swapped THEN r.given ELSE r.usage END AS usage_r,
       l.given AS given_l, CASE WHEN swapped THEN r.family ELSE r.given END AS given_r,
       l.given_head AS given_head_l, CASE WHEN swapped THEN split_part(r.family_words, ' ', 1) ELSE r.given_head END AS given_head_r,
       l.given_words AS given_words_l, CASE WHEN swapped THEN r.family_words ELSE r.given_words END AS given_words_r,
       l.tf_family AS tf_family_l, CASE WHEN swapped THEN l.tf_family ELSE r.tf_family END AS tf_family_r,
       l.tf_given AS tf_given_l, CASE WHEN swapped THEN l.tf_given ELSE r.tf_given END AS tf_given_r, '0' AS match_key
FROM (
    SELECT a, b, (x.given = y.family OR x.family = y.given) AND x.family <> y.family AND x.given <> y.given AS swapped
    FROM pairs JOIN faces x ON x.rid = a JOIN faces y ON y.rid = b)
JOIN faces l ON l.rid = a JOIN faces r ON r.rid = b
