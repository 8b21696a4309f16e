"""A shop for every test."""

from __future__ import annotations

import pytest

from tests.sync_server.services.shop import Shop


@pytest.fixture
def shop() -> Shop:
    return Shop()
