"""The service itself: what it needs to run, what waits, what failed, when it was last saved and counted."""
