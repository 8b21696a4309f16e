"""The ways out of this computer: HTTP to the server, and where keys and secrets are kept."""
