"""A question only the cashier can answer."""
