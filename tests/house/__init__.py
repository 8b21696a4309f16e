"""Checks on the house itself: its sizes, words, imports, translations and tools."""
