-- How names, dates and numbers are read. The same text for every stage.
CREATE MACRO family(raw) AS trim(regexp_replace(replace(replace(upper(strip_accents(raw)), 'Œ', 'OE'), 'Æ', 'AE'), '[^A-Z]+', ' ', 'g'));
CREATE MACRO given(raw) AS family(regexp_extract(trim(raw), '^[^ ,]+'));
CREATE MACRO swapped_date(d) AS CASE WHEN day(d) <= 12 THEN make_date(year(d), day(d), month(d)) ELSE d END;
CREATE MACRO date_parts_equal(a, b) AS
    CAST(year(a) = year(b) AS INTEGER) + CAST(month(a) = month(b) AS INTEGER) + CAST(day(a) = day(b) AS INTEGER);
CREATE MACRO same_family(a, b) AS a.fam = b.fam OR a.fam = b.usg OR a.usg = b.fam OR a.fam = b.fam_head OR a.fam = b.fam_tail
    OR a.fam_head = b.fam OR a.fam_tail = b.fam OR a.fam_head = b.fam_head;
CREATE MACRO ine_conflict(a, b) AS a.has_ine AND b.has_ine AND a.old_ine = b.old_ine AND a.ine_id <> b.ine_id;
