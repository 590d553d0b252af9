"""Networks, places and contracts as rows."""
