"""Scanners and sounds, without Qt where they are pure."""
