"""People of partners and files of bases, invented from a seed: the same seed lives the same days."""
