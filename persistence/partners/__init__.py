"""Partners as rows: their machines and keys, the feed, what was told and what was reported."""
