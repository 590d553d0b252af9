"""The application: HTTP at its rim, use cases in its middle, one door to the database."""
