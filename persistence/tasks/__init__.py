"""Tasks in the database: the only SQL that writes them."""
