"""Private words in a note, pointed out before it is kept."""
