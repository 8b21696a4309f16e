"""The real SQLite store and journal file, with disks that fail."""
