"""Presenters followed through a customer's visit, without a window."""
