"""A pass in Apple's words: `pass.json`, and the strings of each language beside it.

The text of the card's own language is what a string is looked up by, so that a phone in a fifth
language shows words and not the names of words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from shared_domain.programs import LANGUAGES
from sync_server.wallet.colours import readable_on, rgb

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sync_server.wallet.pass_content import Line, PassContent
    from sync_server.wallet.wording import Words

Json = dict[str, Any]


class PassIdentity(msgspec.Struct, frozen=True):
    """What makes a pass this one, for ever. `service_url` is empty for one that never changes."""

    pass_type: str
    team: str
    serial: str
    token: str
    service_url: str = ""


def pass_json(content: PassContent, identity: PassIdentity) -> bytes:
    """The file that says it all."""
    said = content.language
    ink = rgb(readable_on(content.colour))
    whole: Json = {
        "formatVersion": 1,
        "passTypeIdentifier": identity.pass_type,
        "teamIdentifier": identity.team,
        "serialNumber": identity.serial,
        "organizationName": content.shop,
        "description": f"{content.description[said]} · {content.shop}",
        "logoText": content.name[said],
        "backgroundColor": rgb(content.colour),
        "foregroundColor": ink,
        "labelColor": ink,
        "barcodes": [
            {
                "format": "PKBarcodeFormatQR",
                "message": content.code,
                "messageEncoding": "iso-8859-1",
                "altText": content.number,
            }
        ],
        "storeCard": {
            "headerFields": [_field(line, said) for line in content.head],
            "secondaryFields": [_field(line, said) for line in content.front[:2]],
            "auxiliaryFields": [_field(line, said) for line in content.front[2:]],
            "backFields": [_back_field(line, said) for line in content.back],
        },
    }
    if identity.service_url:
        whole |= {"webServiceURL": identity.service_url, "authenticationToken": identity.token}
    if content.is_void:
        whole["voided"] = True
    return msgspec.json.encode(whole)


def pass_strings(content: PassContent) -> dict[str, bytes]:
    """Every file of strings by its path: the same keys in each of the four languages."""
    return {
        f"{language}.lproj/pass.strings": _strings_file(content, language) for language in LANGUAGES
    }


def _field(line: Line, language: str) -> Json:
    field: Json = {"key": line.key, "label": line.label[language], "value": line.value}
    if line.changed is not None:
        field["changeMessage"] = line.changed[language]
    return field


def _back_field(line: Line, language: str) -> Json:
    return _field(line, language) | {"dataDetectorTypes": ["PKDataDetectorTypeLink"]}


def _strings_file(content: PassContent, language: str) -> bytes:
    """In UTF-16 with its mark, which is what Apple asks for as soon as a letter has an accent."""
    said = content.language
    pairs = {words[said]: words[language] for words in _translated(content)}
    pairs[f"{content.description[said]} · {content.shop}"] = (
        f"{content.description[language]} · {content.shop}"
    )
    lines = [f'"{_escaped(key)}" = "{_escaped(text)}";\n' for key, text in sorted(pairs.items())]
    return b"\xfe\xff" + "".join(lines).encode("utf-16-be")


def _translated(content: PassContent) -> Iterator[Words]:
    yield content.name
    for line in (*content.head, *content.front, *content.back):
        yield line.label
        if line.changed is not None:
            yield line.changed


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
