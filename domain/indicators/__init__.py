"""Figures that answer « est-ce que ça marche » without pointing at anybody."""
