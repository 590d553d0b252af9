"""`/partner/v1`: what partners' machines call. Its own document, its own tokens, no search, no name in an address."""
