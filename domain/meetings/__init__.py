"""One engine for the GPDS, the équipe éducative and the commission éducative: prepare, hold, follow."""
