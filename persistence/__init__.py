"""Remembers: rows in, domain values out. The only place that knows SQL; one module in it commits."""
