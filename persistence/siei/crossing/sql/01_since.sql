-- One source against what an earlier crossing kept of it.
CREATE OR REPLACE TEMP TABLE changed AS $gated;
COPY (SELECT * EXCLUDE (known) FROM changed WHERE known IS NULL) TO $out (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1);
COPY (SELECT known AS rid FROM changed WHERE known IS NOT NULL ORDER BY known) TO $gone (FORMAT parquet);
