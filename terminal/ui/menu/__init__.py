"""Everything that is not about the customer in front of the counter."""
