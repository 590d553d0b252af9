"""Campaigns of SIEI over HTTP: sources, crossing, review, lists, publication, closing."""
