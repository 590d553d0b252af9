"""Bytes to lines: the gate, one reader per file format, and the bounded child process that runs them."""
