"""The terminal's tests."""
