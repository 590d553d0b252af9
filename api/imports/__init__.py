"""Imports: files in, differences shown, applied when confirmed, undone within seven days."""
