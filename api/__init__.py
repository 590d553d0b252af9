"""The delivery layer: HTTP, worker, command line, file formats, letters."""
