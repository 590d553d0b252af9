"""Decides and does nothing else: standard library only, synchronous, no clock, no randomness, no I/O."""
