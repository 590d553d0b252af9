"""Webhooks: a partner's addresses, and the messages that leave for them."""
