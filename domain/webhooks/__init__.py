"""Webhooks: telling a partner's own service that something changed, without saying about whom."""
