"""One module per kind of fact: the SQL that says for which pupils a rule of `domain/prevention` holds."""
