"""The invented académie: generator, files, importers, walk."""
