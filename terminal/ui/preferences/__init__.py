"""How this till looks and sounds."""
