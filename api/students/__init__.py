"""Pupils: lists, search, and the page of one of them."""
