"""Faithful writers of the files schools export: the demo and the tests feed the real readers with them."""
