"""Follow-ups as rows: arrivals, states, referents, what was tried and promised."""
