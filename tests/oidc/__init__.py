"""Identity providers for tests: a real one on Node, and a hostile one."""
