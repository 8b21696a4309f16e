"""What waits for a person: cases to settle, and what the server has set aside."""
