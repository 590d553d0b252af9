"""Back-ups: a consistent dump, digests that prove it, and the way back into an empty server."""
