"""Accounts: which passwords will do, who may stand where, and what a role means in words."""
