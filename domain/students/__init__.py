"""Pupils: who they are, where they are enrolled, who answers for them."""
