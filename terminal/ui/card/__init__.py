"""One card, and what a manager may do about it."""
