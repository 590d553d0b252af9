"""Orientation as rows: files and their steps, activities, calls, the school's year, results of an assignment."""
