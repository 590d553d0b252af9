"""Signals, early warnings, their rules and their yearly report over HTTP."""
