"""One shop with one till, for every test that needs no other."""

from __future__ import annotations

import pytest

from tests.terminal.use_cases.shop import Shop, Till


@pytest.fixture
def shop() -> Shop:
    """A vendor with a stamp program, a cashier and a manager."""
    return Shop()


@pytest.fixture
def till(shop: Shop) -> Till:
    """The shop's first till, paired and in step with the server."""
    return shop.open_till()
