"""What the server does, one action a file; no framework, no SQL and no clock of its own."""
