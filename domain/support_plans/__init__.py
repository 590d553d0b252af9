"""Accompagnements: PPRE and every other scheme that helps a pupil stay in school."""
