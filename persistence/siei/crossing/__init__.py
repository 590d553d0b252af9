"""The crossing engine: DuckDB stages in an immutable folder, no PostgreSQL and no network."""
