"""Cryptography, and only here: signatures, sealed secrets and slow hashes."""
