"""What the law on personal data asks of storage: erase a person wholly, and again after a restore."""
