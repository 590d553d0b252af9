"""Young people followed by a platform: who answers for them, what was tried, what was promised, what became of it."""
