"""Attendance cases: chains of steps behind the wall, and the compartment of the DSDEN."""
