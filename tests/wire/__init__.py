"""Holds every byte that crosses the network still: golden messages, strictness, signatures."""
