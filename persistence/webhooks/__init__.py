"""Endpoints, messages and deliveries as rows: ids, states and times, no person."""
