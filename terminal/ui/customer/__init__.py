"""One customer's card: amount, stamps and rewards."""
