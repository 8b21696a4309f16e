"""The OpenAPI document, made from the routes and the very types that decode and encode."""

from __future__ import annotations

import inspect
import re
from typing import TYPE_CHECKING, Any

import msgspec

from shared_domain.wire.problems import Problem
from shared_domain.wire.versions import CURRENT_PROTOCOL
from sync_server.endpoints.callers import anyone
from sync_server.endpoints.replies import JSON_LINES, PROBLEM_JSON

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sync_server.endpoints.dispatch import Route, Section

_PATH_PARAMETER = re.compile(r"\{(\w+):str\}")
_REFERENCE = "#/components/schemas/{name}"


def openapi_document(sections: Sequence[Section]) -> dict[str, Any]:
    """An OpenAPI 3.1 document as plain values."""
    placed = [(section, route) for section in sections for route in section.routes]
    named = [type_ for _, route in placed for type_ in (route.takes, route.gives) if type_]
    types: list[type] = list(dict.fromkeys([*named, Problem]))
    schemas, components = msgspec.json.schema_components(types, ref_template=_REFERENCE)
    schema_of = dict(zip(types, schemas, strict=True))
    paths: dict[str, dict[str, Any]] = {}
    for section, route in placed:
        path = _PATH_PARAMETER.sub(r"{\1}", section.prefix + route.path)
        operation = _operation(route, schema_of)
        if section.caller is not anyone:
            operation["security"] = [{"bearer": []}]
        paths.setdefault(path, {})[route.method.lower()] = operation
    return {
        "openapi": "3.1.0",
        "info": {"title": "Stempel sync server", "version": str(CURRENT_PROTOCOL)},
        "paths": paths,
        "components": {
            "schemas": components,
            "securitySchemes": {"bearer": {"type": "http", "scheme": "bearer"}},
        },
    }


def _operation(route: Route, schema_of: dict[type, Any]) -> dict[str, Any]:
    operation: dict[str, Any] = {
        "summary": inspect.getdoc(route.answer),
        "operationId": f"{route.answer.__module__.rpartition('.')[2]}.{route.answer.__name__}",
        "parameters": [
            {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
            for name in _PATH_PARAMETER.findall(route.path)
        ],
        "responses": {
            str(route.status): _given(route, schema_of),
            "default": _content("A refusal", PROBLEM_JSON, schema_of[Problem]),
        },
    }
    if route.takes is not None:
        body = {"application/json": {"schema": schema_of[route.takes]}}
        operation["requestBody"] = {"required": True, "content": body}
    return operation


def _given(route: Route, schema_of: dict[type, Any]) -> dict[str, Any]:
    if route.gives is None:
        return _content("As asked, a line of JSON each", JSON_LINES, {"type": "string"})
    return _content("As asked", "application/json", schema_of[route.gives])


def _content(description: str, media_type: str, schema: object) -> dict[str, Any]:
    return {"description": description, "content": {media_type: {"schema": schema}}}
