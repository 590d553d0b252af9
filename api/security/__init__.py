"""Sign-in: tokens, passwords, one-time codes, OIDC. Nothing else reads the sign-in tables."""
