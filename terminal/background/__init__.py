"""Threads, and only here: work leaves the window's thread and its results come back to it."""
