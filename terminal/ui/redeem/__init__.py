"""Asking once before a reward is given."""
