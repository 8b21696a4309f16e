"""Scanners and sounds: what is plugged into the counter, each behind a small face of its own."""
