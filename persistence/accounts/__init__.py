"""Accounts, sessions, invitations: tables that hold no pupil and have no wall; only sign-in reads them."""
