-- Lines that an earlier crossing did not know, and (`known`, the rest empty) records it kept whose line is no longer there.
SELECT l.*, s.rid AS known FROM ($lines) l FULL JOIN (SELECT rid FROM read_parquet($stored) WHERE rid IS NOT NULL) s ON s.rid = l.rid
WHERE l.rid IS NULL OR s.rid IS NULL
