"""The server that owns the canonical ledger of every vendor."""
