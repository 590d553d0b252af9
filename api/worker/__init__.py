"""The worker: what must follow a decision, done once each, and what the calendar asks for."""
