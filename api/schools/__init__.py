"""Schools: lists, classes, calendar, grid and settings."""
