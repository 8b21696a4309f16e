"""Google's own description of its wallet, as a schema that knows no other field."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import googleapiclient.discovery_cache
import jsonschema_rs

_DOCUMENT = (
    Path(googleapiclient.discovery_cache.__file__).parent / "documents" / "walletobjects.v1.json"
)


@cache
def validator_of(name: str) -> jsonschema_rs.Validator:
    """Checks values of one of Google's types, `LoyaltyClass` for one."""
    described = json.loads(_DOCUMENT.read_text("utf-8"))["schemas"]
    schemas = {one: _strict(schema) for one, schema in described.items()}
    return jsonschema_rs.validator_for({"$ref": f"#/$defs/{name}", "$defs": schemas})


def _strict(described: dict[str, Any]) -> dict[str, Any]:
    """One description as JSON Schema: 64-bit numbers are strings, old names are not taken."""
    schema: dict[str, Any] = {}
    if "$ref" in described:
        return {"$ref": f"#/$defs/{described['$ref']}"}
    if "type" in described and described["type"] != "any":
        schema["type"] = described["type"]
    if "enum" in described:
        old = described.get("enumDeprecated", [False] * len(described["enum"]))
        schema["enum"] = [
            word for word, is_old in zip(described["enum"], old, strict=True) if not is_old
        ]
    if described.get("format") == "int32":
        schema |= {"minimum": -(2**31), "maximum": 2**31 - 1}
    if "items" in described:
        schema["items"] = _strict(described["items"])
    if "properties" in described:
        fields = described["properties"].items()
        schema["properties"] = {name: _strict(one) for name, one in fields}
        schema["additionalProperties"] = False
    return schema
