"""The customer's side: what it shows, how it looks, and where it stands."""
