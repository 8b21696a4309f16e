"""Finding a customer who has no code at hand."""
