"""A .pkpass: the files of a pass, what each comes to, and a signature over that."""

from __future__ import annotations

import hashlib
import io
import zipfile
from typing import TYPE_CHECKING

import msgspec

from sync_server.wallet.artwork import SCALES, icon_png, logo_png, strip_png

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sync_server.wallet.pass_content import PassContent

MIME_TYPE = "application/vnd.apple.pkpass"

# A fixed time in the archive: the same pass is the same bytes but for its signature.
_ZIP_TIME = (2020, 1, 1, 0, 0, 0)


def pictures(content: PassContent) -> dict[str, bytes]:
    """Every picture of a pass by its name, at the three densities of screens."""
    files = {}
    for scale in SCALES:
        suffix = "" if scale == 1 else f"@{scale}x"
        files[f"icon{suffix}.png"] = icon_png(content, scale)
        files[f"logo{suffix}.png"] = logo_png(content, scale)
        files[f"strip{suffix}.png"] = strip_png(content, scale)
    return files


def packed(files: Mapping[str, bytes], sign: Callable[[bytes], bytes]) -> bytes:
    """The archive with its manifest, and `sign` over the manifest's bytes."""
    manifest = msgspec.json.encode(
        # SHA-1 is what Apple compares here; what protects is the signature over all of it.
        {name: hashlib.sha1(body).hexdigest() for name, body in sorted(files.items())}  # noqa: S324
    )
    whole = {**files, "manifest.json": manifest, "signature": sign(manifest)}
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as written:
        for name, body in whole.items():
            written.writestr(zipfile.ZipInfo(name, _ZIP_TIME), body, zipfile.ZIP_DEFLATED)
    return archive.getvalue()
