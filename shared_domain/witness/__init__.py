"""Books as evidence: files that prove a ledger or a journal, and what contradicts them.

Nothing here reads a file or knows a key: callers pass in bytes and the check of signatures.
"""
