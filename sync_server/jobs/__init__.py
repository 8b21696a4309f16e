"""What the server does by itself, beside answering: telling wallets their news."""
