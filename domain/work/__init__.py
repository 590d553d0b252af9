"""« À faire » : what waits for whom, why, since when."""
