"""Absences: rolls, facts, reasons, contacts, alerts."""
