"""How deep a message may be nested, and how large its numbers may be: what its type says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from shared_domain.journal import EpochOpened, Hole, Note
from shared_domain.ledger import Entry
from shared_domain.wire.codec import UnreadableMessageError, decode, decode_item
from sync_server.endpoints.routes import SECTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

DEEPEST = 8
TAKEN = sorted(
    {route.takes for section in SECTIONS for route in section.routes if route.takes},
    key=lambda type_: type_.__name__,
)
ITEMS = [EpochOpened, Entry, Note, Hole]


def depth(kind: msgspec.inspect.Type) -> int:
    """How many objects and arrays may stand in one another."""
    inner = max(map(depth, parts(kind)), default=0)
    holds_parts = isinstance(
        kind, msgspec.inspect.StructType | msgspec.inspect.VarTupleType | msgspec.inspect.DictType
    )
    return inner + holds_parts


def parts(kind: object) -> Iterator[msgspec.inspect.Type]:
    """What may stand in a value of this kind; raises for one that may hold anything."""
    match kind:
        case msgspec.inspect.StructType():
            assert kind.forbid_unknown_fields, kind.cls
            yield from (field.type for field in kind.fields)
        case msgspec.inspect.VarTupleType():
            yield kind.item_type
        case msgspec.inspect.DictType():
            yield from (kind.key_type, kind.value_type)
        case msgspec.inspect.UnionType():
            yield from kind.types
        case msgspec.inspect.AnyType() | msgspec.inspect.RawType():
            raise AssertionError("a field that takes anything takes any depth")
        case _:
            pass


@pytest.mark.parametrize("type_", [*TAKEN, *ITEMS], ids=lambda type_: type_.__name__)
def test_no_message_may_be_deep(type_: type[msgspec.Struct]) -> None:
    assert 1 <= depth(msgspec.inspect.type_info(type_)) <= DEEPEST


def unbounded(kind: msgspec.inspect.Type) -> bool:
    """Whether a number somewhere in it may be larger than a database takes."""
    if isinstance(kind, msgspec.inspect.IntType):
        return kind.ge is None or kind.le is None
    return any(map(unbounded, parts(kind)))


@pytest.mark.parametrize("type_", [*TAKEN, *ITEMS], ids=lambda type_: type_.__name__)
def test_every_number_that_is_taken_is_bounded(type_: type[msgspec.Struct]) -> None:
    assert not unbounded(msgspec.inspect.type_info(type_))


@pytest.mark.parametrize("type_", TAKEN, ids=lambda type_: type_.__name__)
@pytest.mark.parametrize("deep", [DEEPEST + 1, 100_000])
def test_what_is_deeper_is_refused_wherever_it_stands(
    type_: type[msgspec.Struct], deep: int
) -> None:
    for name in (*type_.__struct_encode_fields__, "a field nobody knows"):
        body = f'{{"{name}":'.encode() + b"[" * deep + b"]" * deep + b"}"
        with pytest.raises(UnreadableMessageError):
            decode(body, type_)
        with pytest.raises(UnreadableMessageError):
            decode_item(body[:2000])
