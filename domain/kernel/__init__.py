"""The words every area shares: refusals, decisions, legal bases, the calendar."""
