"""Orientation over HTTP: the list, a pupil's year, activities, calls, the school's year, results of an assignment."""
