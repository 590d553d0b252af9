"""Departures as rows: loading, steps, hand-overs, what an import opens."""
