"""Groups, meetings, points and notes in the database."""
