"""Proves what a loyalty program means: every rule, every bound, every fold."""
