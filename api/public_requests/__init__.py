"""« Je veux reprendre une formation »: the public page, and what becomes of what it receives."""
