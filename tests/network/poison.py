"""Bytes that have broken other servers: items for a journal, and bodies and requests for HTTP."""

from __future__ import annotations

import gzip
import json
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_HUGE = 50_000_000


def poisoned_items(good: bytes) -> dict[str, bytes]:
    """Items that no reader should take, by name; `good` is one for the same place."""

    def saying(member: str) -> bytes:
        return good.replace(b"{", b"{" + member.encode() + b",", 1)

    return {
        "nothing": b"",
        "spaces": b" " * 40,
        "not UTF-8": good[:-1] + b',"reason":"\xff\xfe"}',
        "a NUL byte": good.replace(b'"', b'\x00"', 1),
        "an escaped NUL": saying('"reason":"\\u0000"'),
        "half a character": saying('"reason":"\\ud800"'),
        "a number beyond 64 bits": saying(f'"mirror_position":{2**64}'),
        "a number beyond 63 bits": saying(f'"mirror_position":{2**63}'),
        "a number beyond 53 bits": saying(f'"mirror_position":{2**53}'),
        "NaN": saying('"mirror_position":NaN'),
        "an endless number": saying('"mirror_position":1e999'),
        "a fraction": saying('"mirror_position":0.5'),
        "a number of a thousand digits": saying('"mirror_position":' + "9" * 1000),
        "brackets": b"[" * 2000,
        "braces": b'{"a":' * 400,
        "nesting in a field": saying('"customer":' + "[" * 500 + "]" * 500),
        "a name written twice": saying('"schema":9'),
        "an unknown field": saying('"colour":"red"'),
        "a newer schema": good.replace(b'"schema":1', b'"schema":2'),
        "half an item": good[: len(good) // 2],
        "two items": good + good,
        "another's name": good.replace(b'"vendor_id":"', b'"vendor_id":"ffffffff', 1),
        "compressed": gzip.compress(good),
        "HTML": b"<!doctype html><title>502</title>",
        "too long": saying('"reason":"' + "x" * 3000 + '"'),
    }


def poisoned_bodies(good: bytes) -> dict[str, tuple[Mapping[str, str], bytes]]:
    """Headers and a body for a request that takes `good`, by name."""
    named = json.loads(good)
    zeros = bytes(_HUGE)
    return {
        "nothing": ({}, b""),
        "a NUL": ({}, b"\x00"),
        "not UTF-8": ({}, b'"\xff"'),
        "UTF-16": ({}, good.decode().encode("utf-16")),
        "a byte order mark": ({}, b"\xef\xbb\xbf" + good),
        "100,000 brackets": ({}, b"[" * 100_000),
        "100,000 braces": ({}, b'{"a":' * 100_000),
        "nesting in every field": (
            {},
            b"{" + b",".join(b'"%s":' % key.encode() + b"[" * 9000 for key in named),
        ),
        "NaN": ({}, b"NaN"),
        "an endless number": ({}, b"1e999"),
        "a number of 100,000 digits": ({}, b"9" * 100_000),
        "names written twice": ({}, good[:-1] + b"," + good[1:]),
        "half a message": ({}, good[: len(good) // 2]),
        "10,000 names": ({}, json.dumps({f"name{at}": at for at in range(10_000)}).encode()),
        "a zip bomb": ({"Content-Encoding": "gzip"}, gzip.compress(zeros)),
        "a bomb in a bomb": ({"Content-Encoding": "gzip, gzip"}, gzip.compress(zeros)),
        "a deflated bomb": ({"Content-Encoding": "deflate"}, zlib.compress(zeros)),
        "an unknown encoding": ({"Content-Encoding": "br"}, good),
        "a bomb that says it is none": ({}, gzip.compress(zeros)),
        "HTML": ({"Content-Type": "text/html"}, b"<html></html>"),
        "a form": ({"Content-Type": "application/x-www-form-urlencoded"}, b"epoch=1&items=2"),
        "parts without an end": ({"Content-Type": "multipart/form-data; boundary=x"}, b"--x\r\n"),
        "parts without a boundary": ({"Content-Type": "multipart/form-data"}, good),
        "a type that is none": ({"Content-Type": ";;charset="}, good),
        "too much": ({}, b" " * (2 * 1024 * 1024)),
    }


def broken_requests(path: str, token: str, good: bytes) -> dict[str, bytes]:
    """Whole requests as bytes, after each of which the sender says nothing more."""
    head = f"POST {path} HTTP/1.1\r\nHost: shop\r\nAuthorization: Bearer {token}\r\n"

    def sent(headers: str, body: bytes = good) -> bytes:
        return f"{head}{headers}\r\n".encode("latin1") + body

    return {
        "half a body": sent(f"Content-Length: {len(good) * 2}\r\n"),
        "a length of terabytes": sent("Content-Length: 9999999999999\r\n"),
        "a length below nothing": sent("Content-Length: -1\r\n"),
        "a length that is none": sent("Content-Length: many\r\n"),
        "two lengths": sent(f"Content-Length: 3\r\nContent-Length: {len(good)}\r\n"),
        "half a piece": sent("Transfer-Encoding: chunked\r\n", b"ffff\r\nabc"),
        "a piece of no size": sent("Transfer-Encoding: chunked\r\n", b"xyz\r\nabc\r\n"),
        "length and pieces": sent("Content-Length: 3\r\nTransfer-Encoding: chunked\r\n", b"0\r\n"),
        "no end of the head": head.encode(),
        "a head of a megabyte": sent("X-Long: " + "x" * 1_000_000 + "\r\n"),
        "10,000 headers": sent("".join(f"X-{at}: 1\r\n" for at in range(10_000))),
        "a type of no letters": sent(
            "Content-Type: \xff\xfe;charset=\xe9\r\nContent-Length: 2\r\n"
        ),
        "no HTTP": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(64),
        "zeros": bytes(4096),
        "a path that is none": b"POST \xff\xfe HTTP/1.1\r\nHost: shop\r\n\r\n",
        "a method that is none": b"P\x00ST / HTTP/1.1\r\nHost: shop\r\n\r\n",
        "HTTP of the future": b"POST / HTTP/9.9\r\nHost: shop\r\n\r\n",
    }
