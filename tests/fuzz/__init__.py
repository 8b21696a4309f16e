"""Throws hostile input at one part at a time; each file is a command of `dev.py fuzz`."""
