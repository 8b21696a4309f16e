"""Google Wallet: what is kept there for a shop and its cards, and how it is kept right."""
