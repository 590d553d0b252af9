-- A source's lines as they are written. `rid` is made of what a line says: the same line is the same record in any file, at
-- any place, on any day.
SELECT CAST($source AS BIGINT) * 1152921504606846976 + CAST(hash($names) >> 4 AS BIGINT) AS rid, *
FROM read_csv($file, delim = ';', quote = '"', escape = '"', header = true, auto_detect = false, columns = $types, strict_mode = true)
