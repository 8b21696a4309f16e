"""Cuts what a serial scanner sends into scans: a line each, or whatever came before a silence.

It is pure: no port, no clock, no Qt.
"""

from __future__ import annotations

from terminal.use_cases.scanned_text import LONGEST_SCAN

_ENDINGS = bytes.maketrans(b"\r\t\x03\x04", b"\n\n\n\n")


class ScanLines:
    """Keeps a line that is not over yet; a line longer than any code is dropped whole."""

    def __init__(self) -> None:
        self._rest = b""
        self._is_too_long = False

    def take(self, chunk: bytes) -> tuple[str, ...]:
        """The scans that are complete now, in order; they end with CR, LF, Tab, ETX or EOT."""
        *lines, rest = (self._rest + chunk).translate(_ENDINGS).split(b"\n")
        texts = [text for line in lines if (text := self._text_of(line))]
        self._keep(rest)
        return tuple(texts)

    def silence(self) -> tuple[str, ...]:
        """Nothing came for a while: what is here is a scan from a scanner that sends no ending."""
        return self.take(b"\n")

    def _keep(self, rest: bytes) -> None:
        self._is_too_long = self._is_too_long or len(rest) > LONGEST_SCAN
        self._rest = b"" if self._is_too_long else rest

    def _text_of(self, line: bytes) -> str:
        is_dropped, self._is_too_long = self._is_too_long or len(line) > LONGEST_SCAN, False
        return "" if is_dropped else _decoded(line)


def _decoded(line: bytes) -> str:
    """UTF-8 where it is that; older scanners send Latin-1, which every byte is."""
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("latin-1")
