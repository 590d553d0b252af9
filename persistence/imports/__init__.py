"""Imports: deposited files, staged lines, plans, set-based merges and their undoing."""
