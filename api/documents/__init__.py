"""Letters made from cases, kept as sent, delivered with their evidence."""
