"""Letters and records: their kinds, what each must carry, and the words they may use."""
