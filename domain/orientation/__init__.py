"""Orientation: activities from the 6e on, wishes, the council's proposal, the decision, the assignment, who calls."""
