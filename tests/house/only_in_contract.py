"""Adds one kind of import contract: a library is imported in the named rooms and nowhere else.

The linter's own "protected" kind stops at a library or a room that does not exist yet; this one
lets a rule be written down before the first import it is about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from importlinter.contracts.protected import ProtectedContract

if TYPE_CHECKING:
    from grimp import ImportGraph
    from importlinter import ContractCheck


class OnlyInContract(ProtectedContract):
    """Fields are those of a protected contract: protected_modules and allowed_importers."""

    type_name = "only_in"

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:  # noqa: FBT001 - theirs
        """Check the libraries and rooms that are there."""
        for field in ("protected_modules", "allowed_importers"):
            named = getattr(self, field)
            setattr(self, field, [module for module in named if str(module) in graph.modules])
        return super().check(graph, verbose)
