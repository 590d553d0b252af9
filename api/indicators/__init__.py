"""Indicators: figures by family, territory and school year, as a page, a sheet and a file."""
