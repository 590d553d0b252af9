-- A source's lines, each with the first thing that keeps it out.
SELECT *, CASE WHEN born_on IS NULL THEN 'born_on' WHEN born_on > $day OR born_on < $earliest THEN 'born_on_range'
               WHEN born_on > $latest THEN 'under_16' WHEN numero_interne IS NULL THEN 'number' WHEN nom IS NULL THEN 'family'
               WHEN prenoms IS NULL THEN 'given' END AS fault
FROM (SELECT rid, $columns FROM ($lines))
