"""The crossing, measured on invented people whose truth is known."""
