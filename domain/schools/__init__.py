"""Schools: what they are, when they are open, and how they count."""
