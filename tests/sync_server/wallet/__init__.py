"""Passes and wallets."""
