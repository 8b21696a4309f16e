"""Protocol versions, one dated paragraph each. The server speaks the newest and the one before.

1 (2026-11-23). Pairing, handshake, push with receipts, pull with a hashed cursor and long
poll, reservation requests, card issue. Items are schema 1.
"""

from __future__ import annotations

CURRENT_PROTOCOL = 1
SPOKEN_PROTOCOLS = (1,)

# Every path of a terminal's calls begins with this; the version is part of the address.
TERMINAL_PATH = f"/api/v1/terminal/v{CURRENT_PROTOCOL}"
