-- Invented people and what each source wrote of them. Everything is a hash of (seed, person, salt): the same on any machine
-- and with any number of threads. $seed, $persons and $scenario are bound as variables; names.csv is read as `weighted`.

CREATE MACRO lot(p, salt) AS (hash(p, salt, getvariable('seed')) >> 11) / 9007199254740992.0;
CREATE MACRO draw(p, salt, n) AS CAST(floor(lot(p, salt) * n) AS BIGINT);
CREATE MACRO letter(p, salt) AS chr(CAST(65 + draw(p, salt, 26) AS INTEGER));
CREATE MACRO mistyped(s, p, salt) AS CASE draw(p, salt || 'k', 4)
    WHEN 0 THEN left(s, CAST(draw(p, salt, length(s)) AS INTEGER)) || letter(p, salt || 'l')
                || substr(s, CAST(draw(p, salt, length(s)) AS INTEGER) + 2)
    WHEN 1 THEN left(s, CAST(draw(p, salt, length(s)) AS INTEGER)) || substr(s, CAST(draw(p, salt, length(s)) AS INTEGER) + 2)
    WHEN 2 THEN left(s, CAST(draw(p, salt, length(s)) AS INTEGER)) || letter(p, salt || 'l')
                || substr(s, CAST(draw(p, salt, length(s)) AS INTEGER) + 1)
    ELSE left(s, CAST(draw(p, salt, length(s) - 1) AS INTEGER)) || substr(s, CAST(draw(p, salt, length(s) - 1) AS INTEGER) + 2, 1)
         || substr(s, CAST(draw(p, salt, length(s) - 1) AS INTEGER) + 1, 1)
         || substr(s, CAST(draw(p, salt, length(s) - 1) AS INTEGER) + 3) END;
CREATE MACRO commune(dep, n) AS lpad(CAST(dep AS VARCHAR), 2, '0') || lpad(CAST(n AS VARCHAR), 3, '0');
CREATE MACRO zipf(p, salt) AS CAST(floor(exp(lot(p, salt) * ln(350))) AS INTEGER);

-- 200,000 places for family names, 50,000 for each sex's first names: a name holds as many as its births deserve. Rare
-- names are new ones, the front of one and the back of another.
CREATE TABLE rare AS SELECT row_number() OVER (ORDER BY name) - 1 AS k, name FROM weighted WHERE kind = 'R';
CREATE TABLE family_names AS
SELECT place, coalesce(f.name,
        left(a.name, (length(a.name) + 1) // 2) || right(b.name, length(b.name) // 2) || CASE WHEN place % 3 = 0 THEN 'I' ELSE '' END) AS name
FROM generate_series(0, 199999) t(place)
LEFT JOIN (
    SELECT unnest(generate_series(lo, hi - 1)) AS place, name FROM (
        SELECT name, CAST(floor(200000 * before / 14090814) AS BIGINT) AS lo, CAST(floor(200000 * (before + births) / 14090814) AS BIGINT) AS hi
        FROM (SELECT *, coalesce(sum(births) OVER (ORDER BY births DESC, name ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS before
              FROM weighted WHERE kind = 'N') WHERE TRUE) WHERE hi > lo) f USING (place)
LEFT JOIN rare a ON a.k = place % 5000 LEFT JOIN rare b ON b.k = (place * 7919 + place // 5000) % 5000;
CREATE TABLE first_names AS
SELECT sex, unnest(generate_series(lo, hi - 1)) AS place, name FROM (
    SELECT kind AS sex, name, CAST(floor(50000 * before / total) AS BIGINT) AS lo, CAST(floor(50000 * (before + births) / total) AS BIGINT) AS hi
    FROM (SELECT *, sum(births) OVER (PARTITION BY kind) AS total,
                 coalesce(sum(births) OVER (PARTITION BY kind ORDER BY births DESC, name ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS before
          FROM weighted WHERE kind IN ('1', '2'))) WHERE hi > lo;

-- Life paths: weight in 1,000 people, and the records they leave. `open`: still there on the day; `cycle`: led to niveau 3
-- or 4; `reached`: a diploma of niveau 3 or more; `moved`: wrote a new address.
CREATE TABLE paths AS SELECT * FROM (VALUES
    (1, 430.0), (2, 60), (3, 60), (4, 40), (5, 70), (6, 130), (7, 35), (8, 20), (9, 35), (10, 12), (11, 40), (12, 6),
    (13, 4), (14, 6), (15, 4), (16, 4), (17, 20), (18, 10), (19, 3), (20, 4), (21, 3), (22, 1.5), (23, 1), (24, 3), (25, 10)) t(path, weight);
CREATE TABLE path_places AS SELECT path, sum(weight) OVER (ORDER BY path) / (SELECT sum(weight) FROM paths) AS upto,
    (sum(weight) OVER (ORDER BY path) - weight) / (SELECT sum(weight) FROM paths) AS since FROM paths;
CREATE TABLE path_records AS SELECT * FROM (VALUES
    (1, 'en_current', true, true, false), (2, 'missions_locales', true, false, false), (3, 'apprentices', true, true, false),
    (4, 'agriculture', true, true, false), (5, 'diplomas', false, false, false),
    (6, 'en_previous', false, true, false), (6, 'en_current', true, true, false),
    (7, 'en_previous', false, true, false), (7, 'en_current', true, true, true),
    (8, 'en_previous', false, true, false), (8, 'en_current', true, true, false),
    (9, 'en_previous', false, true, false), (9, 'apprentices', true, true, false),
    (10, 'en_previous', false, true, false), (10, 'agriculture', true, true, false),
    (11, 'en_previous', false, true, false), (11, 'diplomas', false, false, false),
    (12, 'en_previous', false, true, false), (12, 'diplomas', false, false, false), (12, 'en_current', true, true, false),
    (13, 'agriculture', false, true, false), (13, 'en_current', true, true, false),
    (14, 'apprentices', false, true, false), (14, 'en_current', true, true, true),
    (15, 'apprentices', false, true, false), (15, 'diplomas', false, false, false),
    (16, 'en_previous', false, true, false), (16, 'en_current', false, true, false), (16, 'apprentices', true, true, false),
    (17, 'en_previous', false, true, false),
    (18, 'en_previous', false, true, false), (18, 'missions_locales', true, false, true),
    (19, 'en_current', false, true, false),
    (20, 'en_previous', false, true, false), (20, 'en_current', false, true, false),
    (21, 'en_previous', false, true, false), (21, 'apprentices', false, true, true),
    (22, 'agriculture', false, true, false), (23, 'apprentices', false, true, false),
    (24, 'en_previous', false, false, false), (25, 'en_previous', false, true, false)) t(path, source, open, cycle, moved);

-- Rates a source errs with. `ine` missing, wrong, of the old format; `typo` of each name; `rough`: what a hurried desk does.
CREATE TABLE rates AS SELECT * FROM (VALUES
    ('brief', 'en_previous', .08, .02, .03, .008, 1.0, .03), ('brief', 'en_current', .08, .02, .03, .008, 1.0, .03),
    ('brief', 'diplomas', .08, .02, .03, .008, 1.0, .03), ('brief', 'agriculture', .08, .02, .03, .010, 1.5, .08),
    ('brief', 'apprentices', .08, .02, .03, .015, 2.0, .15), ('brief', 'missions_locales', .08, .02, .03, .015, 2.0, .30),
    ('real', 'en_previous', .02, .01, .02, .008, 1.0, .03), ('real', 'en_current', .02, .01, .02, .008, 1.0, .03),
    ('real', 'diplomas', .02, .01, .02, .008, 1.0, .03), ('real', 'agriculture', .06, .02, .05, .010, 1.5, .08),
    ('real', 'apprentices', .25, .04, .10, .015, 2.0, .15), ('real', 'missions_locales', .85, .04, .10, .015, 2.0, .30))
    t(scenario, source, ine_missing, ine_wrong, ine_old, typo, rough, birthplace_missing)
WHERE scenario = getvariable('scenario');

CREATE TABLE people AS
WITH born AS (
    SELECT p, (p // 2) * 2 AS elder, p % 2 = 1 AND lot(p // 2, 'twin') < .016 AS twin, p % 4 > 0 AND lot(p // 4, 'sibling') < .12 AS sibling,
           (p // 4) * 4 AS eldest FROM generate_series(0, getvariable('persons') - 1) t(p)),
seeds AS (
    SELECT p, twin, elder, CASE WHEN twin THEN elder ELSE p END AS own,
           CASE WHEN lot(elder // 4, 'sibling') < .12 THEN eldest WHEN twin THEN elder ELSE p END AS home FROM born),
bits AS (
    SELECT s.*, CASE WHEN draw(p, 'sex', 2) = 0 THEN '1' ELSE '2' END AS sex,
           lot(own, 'abroad') < .07 AS abroad, 1 + CAST(floor(pow(lot(home, 'dep'), 1.4) * 95) AS INTEGER) AS dep,
           lot(p, 'path') AS lot_path FROM seeds s)
SELECT b.p, b.twin, b.sex, w.path, b.dep,
    CASE WHEN twin AND lot(p, 'alike') < .06
         THEN left(fe.name, length(fe.name) - 1) || CASE right(fe.name, 1) WHEN 'A' THEN 'O' ELSE 'A' END ELSE f.name END AS first_name,
    CASE WHEN lot(p, 'second') < .4 THEN f2.name END AS second_name,
    n.name AS name, CASE WHEN lot(home, 'double') < .08 THEN n2.name END AS name2, CASE WHEN lot(p, 'usage') < .05 THEN n3.name END AS usage,
    CASE WHEN w.path = 25 THEN getvariable('on') - CAST(14 * 365.25 + draw(own, 'day', 700) AS INTEGER)
         WHEN abroad AND lot(own, 'january') < .1 THEN make_date(CAST(2009 - draw(own, 'year', 8) AS INTEGER), 1, 1)
         ELSE getvariable('on') - CAST(floor(16 * 365.25 + 2 + 9 * 365 * pow(lot(own, 'day'), 1.3)) AS INTEGER) END AS born_on,
    CASE WHEN abroad THEN '99' || CAST(100 + CAST(floor(exp(lot(own, 'country') * 5)) AS INTEGER) AS VARCHAR)
         ELSE commune(CASE WHEN lot(own, 'far') < .2 THEN 1 + draw(own, 'far dep', 95) ELSE b.dep END, 1 + CAST(floor(6 * pow(lot(own, 'ward'), 1.5)) AS INTEGER)) END AS birthplace,
    commune(b.dep, zipf(home, 'home')) AS home,
    lpad(CAST((own * 387420489 + 123456789 + CASE WHEN twin THEN 1 ELSE 0 END) % 1000000000 AS VARCHAR), 9, '0') || letter(p, 'i1') || letter(p, 'i2') AS ine,
    lpad(CAST((p * 3486784401 + 1234567890) % 10000000000 AS VARCHAR), 10, '0') || letter(p, 'i3') AS old_ine
FROM bits b
JOIN path_places w ON b.lot_path >= w.since AND b.lot_path < w.upto
JOIN family_names n ON n.place = draw(b.home, 'name', 200000)
JOIN family_names n2 ON n2.place = draw(b.home, 'name2', 200000)
JOIN family_names n3 ON n3.place = draw(b.p, 'name3', 200000)
JOIN first_names f ON f.sex = b.sex AND f.place = draw(b.p, 'first', 49000)
JOIN first_names fe ON fe.sex = b.sex AND fe.place = draw(b.elder, 'first', 49000)
JOIN first_names f2 ON f2.sex = b.sex AND f2.place = draw(b.p, 'first2', 49000);

CREATE VIEW written AS
WITH r AS (
    SELECT q.*, x.source, x.open, x.cycle, x.moved, e.*, q.p * 8 + CASE x.source WHEN 'en_previous' THEN 0 WHEN 'en_current' THEN 1 WHEN 'agriculture' THEN 2
           WHEN 'apprentices' THEN 3 WHEN 'missions_locales' THEN 4 ELSE 5 END AS k
    FROM people q JOIN path_records x USING (path) JOIN rates e USING (source)),
t AS (
    SELECT *, CASE WHEN name2 IS NULL THEN name WHEN lot(k, 'cut') < .12 * rough THEN CASE draw(k, 'cutw', 3) WHEN 0 THEN name2 ELSE name END
                   ELSE name || CASE WHEN lot(k, 'hyphen') < .6 THEN '-' ELSE ' ' END || name2 END AS full_name,
        CASE WHEN lot(k, 'typo first') < typo THEN mistyped(first_name, k, 'tf') WHEN lot(k, 'short') < .003 * rough THEN split_part(first_name, '-', 1)
             ELSE first_name END AS given,
        CASE WHEN lot(k, 'invert') < .004 * rough AND day(born_on) <= 12 THEN make_date(year(born_on), day(born_on), month(born_on))
             WHEN lot(k, 'date typo') < .004 * rough THEN
                 CASE draw(k, 'dt', 3) WHEN 0 THEN make_date(CAST(year(born_on) - 1 + 2 * draw(k, 'dy', 2) AS INTEGER), month(born_on), least(day(born_on), 28))
                      WHEN 1 THEN make_date(year(born_on), month(born_on), CAST(1 + draw(k, 'dd', 28) AS INTEGER))
                      ELSE make_date(year(born_on), CAST(1 + draw(k, 'dm', 12) AS INTEGER), least(day(born_on), 28)) END
             ELSE born_on END AS wrote_born_on,
        lot(k, 'ine') AS i, lot(k, 'wrong') AS wr FROM r t),
n AS (
    SELECT *, CASE WHEN usage IS NOT NULL AND lot(k, 'usage box') < .12 * rough THEN usage WHEN lot(k, 'typo name') < typo THEN mistyped(full_name, k, 'tn')
                   ELSE full_name END AS wrote_name FROM t)
SELECT p, source, k, path,
    upper(to_hex(hash(k, 'number', getvariable('seed')))) AS numero_interne,
    CASE WHEN i < ine_missing THEN NULL WHEN i < ine_missing + ine_old THEN old_ine
         WHEN wr < ine_wrong * .2 THEN lpad(CAST((draw(k, 'other', getvariable('persons')) * 387420489 + 123456789) % 1000000000 AS VARCHAR), 9, '0')
              || letter(draw(k, 'other', getvariable('persons')), 'i1') || letter(draw(k, 'other', getvariable('persons')), 'i2')
         WHEN wr < ine_wrong THEN CASE WHEN lot(k, 'slip') < .75
              THEN left(ine, CAST(draw(k, 'at', 9) AS INTEGER)) || CAST(draw(k, 'digit', 10) AS VARCHAR) || substr(ine, CAST(draw(k, 'at', 9) AS INTEGER) + 2)
              ELSE lpad(CAST(draw(k, 'made', 1000000000) AS VARCHAR), 9, '0') || letter(k, 'm1') || letter(k, 'm2') END
         ELSE ine END AS ine,
    CASE WHEN lot(k, 'swap') < .002 * rough THEN given ELSE CASE WHEN source IN ('agriculture', 'apprentices') AND lot(k, 'space') < .5 THEN replace(wrote_name, '-', ' ') ELSE wrote_name END END AS nom,
    CASE WHEN lot(k, 'tells usage') < .6 THEN usage END AS nom_usage,
    CASE WHEN lot(k, 'swap') < .002 * rough THEN wrote_name
         ELSE CASE source WHEN 'agriculture' THEN strip_accents(given) WHEN 'missions_locales' THEN lower(given) ELSE given END
              || CASE WHEN second_name IS NOT NULL AND lot(k, 'all') < .5 THEN ' ' || second_name ELSE '' END END AS prenoms,
    wrote_born_on AS date_naissance,
    CASE WHEN lot(k, 'sex') < .002 * rough THEN CASE sex WHEN '1' THEN '2' ELSE '1' END ELSE sex END AS sexe,
    CASE WHEN lot(k, 'no ward') < birthplace_missing THEN NULL WHEN lot(k, 'ward') < .01 * rough THEN commune(1 + draw(k, 'w1', 95), 1 + draw(k, 'w2', 6)) ELSE birthplace END AS commune_naissance,
    CASE WHEN lot(k, 'no home') < .02 * rough THEN NULL WHEN moved OR lot(k, 'moved') < .04 * rough THEN
         commune(CASE WHEN lot(k, 'm far') < .3 THEN 1 + draw(k, 'm dep', 95) ELSE dep END, zipf(k, 'm home')) ELSE home END AS commune,
    '0' || lpad(CAST(dep AS VARCHAR), 2, '0') || lpad(CAST(draw(k, 'school', 60) AS VARCHAR), 4, '0') || 'X' AS uai,
    CASE WHEN cycle THEN CASE draw(p, 'cycle', 3) WHEN 0 THEN '40022105' WHEN 1 THEN '50022137' ELSE '47000000' END WHEN source IN ('en_previous') THEN '67100000' END AS cfd_prepare,
    CASE WHEN cycle THEN CASE draw(p, 'cycle', 3) WHEN 0 THEN 'Bac professionnel Cuisine' WHEN 1 THEN 'CAP Cuisine' ELSE 'Baccalauréat général' END ELSE 'Troisième' END AS libelle_formation,
    CASE source WHEN 'en_previous' THEN DATE '2025-09-01' ELSE DATE '2026-09-01' END AS date_entree,
    CASE WHEN source = 'en_previous' THEN CASE WHEN path IN (17, 18) AND lot(p, 'mid') < .5 THEN DATE '2026-02-10' ELSE DATE '2026-07-04' END
         WHEN NOT open THEN DATE '2026-10-05' END AS date_sortie,
    CASE source WHEN 'diplomas' THEN CASE draw(p, 'got', 3) WHEN 0 THEN '50022137' WHEN 1 THEN '40022105' ELSE '47000000' END END AS cfd_obtenu,
    DATE '2026-07-05' AS date_obtention, DATE '2026-10-15' AS date_prise_en_charge,
    'ML' || lpad(CAST(dep AS VARCHAR), 2, '0') AS structure_suivi
FROM n;
