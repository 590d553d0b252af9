"""Campaigns of SIEI as rows, and the crossing engine in its own room."""
