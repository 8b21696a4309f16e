"""What the shop came to, for its manager."""
