"""Schema changes, each complete in itself; they import nothing of the program but the tables."""
