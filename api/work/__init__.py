"""« À faire » : work items, snoozes, tasks."""
