"""Rows about the service itself: the worker's beat, back-ups, recounts, what waits and what failed."""
