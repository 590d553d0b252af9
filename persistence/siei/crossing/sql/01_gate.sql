-- One source read and gated in one statement.
COPY ($gated) TO $out (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1, PRESERVE_ORDER false);
