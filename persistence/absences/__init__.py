"""Absences behind the wall: facts as they were entered, and what follows from them."""
