"""Dated tasks: somebody, or a function, by a day; late ones stay in sight."""
