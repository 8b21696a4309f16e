"""Honest stand-ins for ports: real behaviour in memory, and knobs a test can turn."""
