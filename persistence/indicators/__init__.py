"""Counts that cross the walls as numbers only."""
