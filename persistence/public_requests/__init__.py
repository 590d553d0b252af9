"""« Je veux reprendre une formation »: rows of the public page."""
