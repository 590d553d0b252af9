"""Leaving school over HTTP: steps, attempts to reach, hand-overs, which platform answers for whom."""
