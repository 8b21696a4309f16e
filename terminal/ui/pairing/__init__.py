"""The first run: language, pairing by code, progress, protection of the secrets."""
