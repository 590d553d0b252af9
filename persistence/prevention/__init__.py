"""Signals and early warnings as rows: the set-based computation, lists, gestures and their undoing."""
