"""Checks of an exchange, one sentence each, told in French to people and in JSON to machines."""
