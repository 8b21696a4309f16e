"""Google Wallet: objects held to its own description, calls to a fake that holds to its rules."""
