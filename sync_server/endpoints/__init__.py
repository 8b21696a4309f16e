"""HTTP in: addresses, callers and answers. Nothing is decided here."""
