"""The scanner test: one scan of the code on the screen, and what it tells about the scanner."""
