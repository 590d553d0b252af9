"""`/tasks`: given, reminded, handed on, settled."""
