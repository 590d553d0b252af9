"""Speed as ratios to references measured in the same run: `make bench`, with FAST=1 for the short form."""
