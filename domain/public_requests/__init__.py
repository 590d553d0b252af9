"""« Je veux reprendre une formation »: what a young person asks from the public page, without any account."""
