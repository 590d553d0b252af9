"""One engine for the meetings of schools and of platforms: prepare, hold, follow."""
