"""Seeded randomness: one independent stream per purpose, so that a change in one place moves nothing elsewhere."""

import hashlib
from random import Random

SEED = 999
"""The seed of the demo that everyone sees; tests may use others."""


def stream(seed: int, *purpose: object) -> Random:
    """The same seed and purpose give the same draws on every machine (`hash()` would not)."""
    digest = hashlib.sha256(repr((seed, *purpose)).encode()).digest()
    return Random(int.from_bytes(digest[:8], "big"))  # noqa: S311 - invented people, no secret is drawn here
