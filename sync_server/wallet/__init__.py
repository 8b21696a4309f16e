"""Wallets on phones: what a pass shows, and how it gets there and stays right."""
