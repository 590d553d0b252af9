"""Absences: facts, judgement of reasons, and the half-days that follow from them."""
