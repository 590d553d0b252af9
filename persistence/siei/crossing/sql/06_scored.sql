-- The frozen model over the pairs: Splink's SQL, run by us.
CREATE TEMP TABLE faces AS SELECT * FROM read_parquet($faces);
CREATE TEMP TABLE pairs AS SELECT * FROM read_parquet($pairs);
CREATE TEMP TABLE __splink__df_blocked AS $blocked;
COPY (SELECT rid_l AS a, rid_r AS b, * EXCLUDE (rid_l, rid_r) FROM ($scoring) ORDER BY rid_l, rid_r) TO $scored (FORMAT parquet);
