"""Threads and timers, with work that is done at once."""
