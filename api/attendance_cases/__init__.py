"""Attendance cases: opening, steps of the three tracks, the DSDEN's lists, what late reasons change."""
