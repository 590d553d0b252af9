"""Partners: what each kind may be told, what it answers, how its machines prove who they are."""
