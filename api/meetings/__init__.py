"""`/prevention-groups` and `/meetings`: prepare, hold, follow."""
