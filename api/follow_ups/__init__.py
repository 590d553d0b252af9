"""Follow-ups over HTTP, and what other areas call of them."""
