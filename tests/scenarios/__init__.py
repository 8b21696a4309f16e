"""The whole system at work: real window, real SQLite on both sides, real HTTP between them."""
