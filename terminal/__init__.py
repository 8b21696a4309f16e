"""The program at the counter: what staff see, decide and keep, with or without a network."""

__version__ = "0.1.0"
