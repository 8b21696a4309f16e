"""What happened today, and the story of one entry."""
