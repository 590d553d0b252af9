"""Drills: the real `raccroche serve`, real kills, and a ledger kept outside of it."""
