"""A US scanner at a computer set to another keyboard layout: real key events from an X server."""
