"""The real HTTP client against servers that misbehave, and the real secret stores."""
