"""Schools, their classes, grid, calendar and settings: about no pupil, hence without a wall."""
