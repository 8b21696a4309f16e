"""Books as evidence: honest ones, damaged ones, and those of a server that lies."""
