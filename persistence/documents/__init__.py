"""Documents as sent, the envelopes that carry them, the evidence of each, the batches of a day, letterheads."""
