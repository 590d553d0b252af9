"""Accompagnements as rows."""
