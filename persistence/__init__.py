"""Remembers: rows in, domain values out. The only place that knows SQL; one module in it commits."""

import os

os.environ["PGQUEUER_SCHEMA"] = "queue"  # read by PgQueuer at its first use: our migration keeps its tables apart
