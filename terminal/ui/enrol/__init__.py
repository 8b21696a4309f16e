"""Making somebody a customer, at the counter."""
