"""Imports: a file is read, its differences shown, applied when a human says so, and undone within a week."""
