-- Who is one person: every record reachable from somebody about to be listed, labelled by its smallest number.
CREATE TEMP TABLE edges AS
SELECT a, b FROM read_parquet($links) UNION ALL SELECT b, a FROM read_parquet($links) UNION ALL
SELECT a, b FROM read_parquet($decided) WHERE class IN ('certain', 'probable') UNION ALL
SELECT b, a FROM read_parquet($decided) WHERE class IN ('certain', 'probable');
CREATE TEMP TABLE reached AS SELECT rid, 0 AS round FROM read_parquet($seekers);
