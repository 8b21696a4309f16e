"""Problem documents (RFC 9457): what the server answers when an envelope cannot be taken."""

from __future__ import annotations

from msgspec import Struct


class Problem(Struct, frozen=True, omit_defaults=True):
    """`type` is a stable word for programs, `title` and `detail` are for people."""

    type: str
    title: str
    status: int
    detail: str = ""
