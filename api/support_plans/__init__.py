"""Accompagnements over HTTP."""
