"""`training_contracts`: networks, places, contracts, the tutor's log."""
