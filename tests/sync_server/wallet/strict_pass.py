"""Every rule for a .pkpass that phones hold to and no tool checks, and those that tools do.

A phone says nothing of what is wrong with a pass; it just does not take it, or shows it without
its code. So each rule stands here by itself, and a test breaks each once.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import subprocess
import zipfile
from typing import TYPE_CHECKING, Any

from PIL import Image, UnidentifiedImageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Files = dict[str, bytes]

REQUIRED = (
    *("description", "formatVersion", "organizationName", "passTypeIdentifier"),
    *("serialNumber", "teamIdentifier", "storeCard"),
)
KNOWN = {
    *REQUIRED,
    *("authenticationToken", "backgroundColor", "barcodes", "expirationDate", "foregroundColor"),
    *("labelColor", "locations", "logoText", "maxDistance", "sharingProhibited", "userInfo"),
    *("voided", "webServiceURL"),
}
FIELDS = ("headerFields", "primaryFields", "secondaryFields", "auxiliaryFields", "backFields")
FIELD_KEYS = {
    *("key", "value", "label", "attributedValue", "changeMessage", "currencyCode", "numberStyle"),
    *("dateStyle", "timeStyle", "isRelative", "ignoresTimeZone", "textAlignment", "semantics"),
    *("dataDetectorTypes",),
}
FORMATS = {f"PKBarcodeFormat{kind}" for kind in ("QR", "PDF417", "Aztec", "Code128")}
COLOUR = re.compile(r"rgb\((\d{1,3}), (\d{1,3}), (\d{1,3})\)")
DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)")
SIZES = {"icon": (29, 29), "logo": (160, 50), "strip": (375, 144)}
EXACT = {"icon", "strip"}
LANGUAGES = ("de", "en", "fr", "lb")


def unpacked(archive: bytes) -> Files:
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def faults_in(archive: bytes, root: Path, folder: Path) -> list[str]:
    """What a phone would not take; `root` is whom to trust, `folder` where to put files down."""
    files = unpacked(archive)
    return [
        *package_faults(files),
        *signature_faults(files, root, folder),
        *picture_faults(files),
        *language_faults(files),
        *content_faults(files.get("pass.json", b"")),
    ]


# --- the archive and its signature -------------------------------------------------------------


def package_faults(files: Files) -> Iterator[str]:
    if missing := {"pass.json", "manifest.json", "signature"} - files.keys():
        yield f"lacks {sorted(missing)}"
        return
    listed = json.loads(files["manifest.json"])
    meant = files.keys() - {"manifest.json", "signature"}
    if listed.keys() != meant:
        yield f"manifest and files differ: {sorted(listed.keys() ^ meant)}"
    for name in sorted(listed.keys() & meant):
        if listed[name] != hashlib.sha1(files[name]).hexdigest():  # noqa: S324  (Apple's)
            yield f"{name} is not what the manifest says"
    for name in sorted(meant):
        if name.startswith((".", "__", "/")) or "/." in name:
            yield f"{name} does not belong into a pass"


def signature_faults(files: Files, root: Path, folder: Path) -> Iterator[str]:
    if not {"manifest.json", "signature", "pass.json"} <= files.keys():
        return
    signature, manifest = folder / "signature", folder / "manifest.json"
    signature.write_bytes(files["signature"])
    manifest.write_bytes(files["manifest.json"])
    checked = openssl(
        *("cms", "-verify", "-inform", "DER", "-in", str(signature), "-content", str(manifest)),
        *("-binary", "-purpose", "any", "-CAfile", str(root), "-out", str(folder / "out")),
    )
    if checked.returncode:
        yield f"openssl: {checked.stderr.strip()}"
    shown = openssl("cms", "-cmsout", "-print", "-inform", "DER", "-in", str(signature)).stdout
    if "eContent: <ABSENT>" not in shown:
        yield "the signature is not detached"
    if "(1.2.840.113549.1.9.5)" not in shown:
        yield "the signature has no time"
    subjects = re.findall(r"^\s+subject: (.*)$", shown, re.MULTILINE)
    issuers = re.findall(r"^\s+issuer: (.*)$", shown, re.MULTILINE)
    leaf = next((one for one in subjects if "UID=" in one), "")
    if not any(one in subjects for one in issuers if one != leaf):
        yield "the intermediate certificate is not embedded"
    whole = json.loads(files["pass.json"])
    if f"UID={whole.get('passTypeIdentifier')}," not in leaf + ",":
        yield "the certificate is for another pass type"
    if f"OU={whole.get('teamIdentifier')}" not in leaf:
        yield "the certificate is another team's"


def openssl(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["openssl", *arguments], capture_output=True, text=True, check=False, errors="replace"
    )


# --- pictures and languages --------------------------------------------------------------------


def picture_faults(files: Files) -> Iterator[str]:
    for kind, (width, height) in SIZES.items():
        for scale in (1, 2, 3):
            name = f"{kind}{'' if scale == 1 else f'@{scale}x'}.png"
            size = _png_size(files.get(name, b""))
            if size is None:
                yield f"{name} is no PNG"
            elif kind in EXACT and size != (width * scale, height * scale):
                yield f"{name} is {size}"
            elif size[0] > width * scale or size[1] > height * scale:
                yield f"{name} is too large: {size}"


def _png_size(content: bytes) -> tuple[int, int] | None:
    try:
        with Image.open(io.BytesIO(content), formats=["PNG"]) as picture:
            picture.load()
            return picture.size
    except (UnidentifiedImageError, OSError):
        return None


def language_faults(files: Files) -> Iterator[str]:
    keys: dict[str, set[str]] = {}
    for language in LANGUAGES:
        content = files.get(f"{language}.lproj/pass.strings", b"")
        if not content.startswith(b"\xfe\xff"):
            yield f"{language} is not UTF-16 with its mark"
            continue
        text = content.decode("utf-16")
        pairs = re.findall(r'^"((?:[^"\\]|\\.)*)" = "((?:[^"\\]|\\.)*)";$', text, re.MULTILINE)
        if len(pairs) != text.count("\n"):
            yield f"{language} has a line that is no pair"
        keys[language] = {key for key, _ in pairs}
        if len(keys[language]) != len(pairs):
            yield f"{language} says something twice"
    if len({frozenset(one) for one in keys.values()}) > 1:
        yield "the languages have different keys"


# --- pass.json ---------------------------------------------------------------------------------


def content_faults(content: bytes) -> Iterator[str]:
    try:
        whole: dict[str, Any] = json.loads(content)
    except ValueError:
        yield "pass.json is no JSON"
        return
    yield from (f"lacks {key}" for key in REQUIRED if key not in whole)
    yield from (f"does not know {key}" for key in sorted(whole.keys() - KNOWN))
    if whole.get("formatVersion") != 1:
        yield "formatVersion is not 1"
    yield from _service_faults(whole)
    yield from _value_faults(whole)
    yield from _barcode_faults(whole.get("barcodes"))
    yield from _place_faults(whole.get("locations", []))
    yield from _field_faults(whole.get("storeCard", {}))


def _service_faults(whole: dict[str, Any]) -> Iterator[str]:
    url, token = whole.get("webServiceURL"), whole.get("authenticationToken")
    if (url is None) != (token is None):
        yield "webServiceURL and authenticationToken go together"
    if url is not None and (not url.startswith("https://") or url.endswith(("/", "/v1"))):
        yield f"webServiceURL {url}"
    if token is not None and len(token) < 16:
        yield "the token is too short"


def _value_faults(whole: dict[str, Any]) -> Iterator[str]:
    for key in ("backgroundColor", "foregroundColor", "labelColor"):
        match = COLOUR.fullmatch(whole.get(key, "rgb(0, 0, 0)"))
        if match is None or any(int(part) > 255 for part in match.groups()):
            yield f"{key} is no rgb colour"
    if not DATE.fullmatch(whole.get("expirationDate", "2030-01-01T00:00:00Z")):
        yield "expirationDate"
    if not isinstance(whole.get("voided", False), bool):
        yield "voided is no boolean"


def _barcode_faults(barcodes: object) -> Iterator[str]:
    if not isinstance(barcodes, list) or not barcodes:
        yield "barcodes is no list"
        return
    for one in barcodes:
        if one.get("format") not in FORMATS:
            yield "a barcode's format"
        if one.get("messageEncoding") != "iso-8859-1":
            yield "a barcode's encoding"
        if not one.get("message") or not one["message"].isascii():
            yield "a barcode's message"
        if not one.get("altText"):
            yield "a barcode without a text"


def _place_faults(locations: list[dict[str, float]]) -> Iterator[str]:
    if len(locations) > 10:
        yield "more than ten locations"
    for one in locations:
        if not (abs(one.get("latitude", 999)) <= 90 and abs(one.get("longitude", 999)) <= 180):
            yield "a location that is nowhere"


def _field_faults(store_card: dict[str, Any]) -> Iterator[str]:
    yield from (f"does not know {key}" for key in sorted(store_card.keys() - set(FIELDS)))
    every = [(kind, one) for kind in FIELDS for one in store_card.get(kind, [])]
    keys = [one.get("key") for _, one in every]
    if None in keys or "" in keys:
        yield "a field without a key"
    if len(set(keys)) != len(keys):
        yield "two fields of one key"
    row = len(store_card.get("secondaryFields", [])) + len(store_card.get("auxiliaryFields", []))
    if row > 4:
        yield "more than four fields in the row"
    if len(store_card.get("primaryFields", [])) > 1:
        yield "more than one primary field"
    for kind, one in every:
        yield from _one_field_faults(kind, one)


def _one_field_faults(kind: str, one: dict[str, Any]) -> Iterator[str]:
    key = one.get("key")
    yield from (f"{key} does not know {name}" for name in sorted(one.keys() - FIELD_KEYS))
    if not isinstance(one.get("value"), str | int | float) or isinstance(one.get("value"), bool):
        yield f"{key} has no value"
    if "%@" not in one.get("changeMessage", "%@"):
        yield f"{key} has a change message without %@"
    if "currencyCode" in one and isinstance(one.get("value"), str):
        yield f"{key} has a currency but no number"
    if "textAlignment" in one and kind in {"primaryFields", "backFields"}:
        yield f"{key} is aligned where that cannot be"
    if "dataDetectorTypes" in one and kind != "backFields":
        yield f"{key} detects data on the front"
