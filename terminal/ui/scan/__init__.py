"""The idle screen: waiting for a card."""
