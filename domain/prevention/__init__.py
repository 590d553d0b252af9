"""Signals and early warnings: who may be in difficulty, why we think so, and what was done about it."""
