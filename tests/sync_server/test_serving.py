"""The socket a server listens on, and a server inside a process of another purpose."""

from __future__ import annotations

import gc
import socket
from typing import TYPE_CHECKING

import pytest

from sync_server.running import RunningServer
from sync_server.services.ports import Unavailable
from sync_server.serving import bound_socket, spare_the_collector, url_of
from sync_server.settings import Settings
from tests.sync_server.endpoints.http_calls import Caller

if TYPE_CHECKING:
    from pathlib import Path


def test_small_answers_are_not_held_back() -> None:
    """The event loop switches Nagle's algorithm off only where the protocol is named in full."""
    with bound_socket("127.0.0.1", 0) as listener:
        assert listener.proto == socket.IPPROTO_TCP


def test_an_address_is_written_as_a_browser_reads_it() -> None:
    assert url_of(("127.0.0.1", 8470)) == "http://127.0.0.1:8470"
    assert url_of(("::1", 8470, 0, 0)) == "http://[::1]:8470"


def test_two_servers_cannot_share_a_port() -> None:
    with bound_socket("127.0.0.1", 0) as listener:
        listener.listen()
        with pytest.raises(Unavailable, match="Choose another"):
            bound_socket("127.0.0.1", listener.getsockname()[1])


def test_a_server_runs_inside_a_process_and_comes_back_with_its_data(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path / "data", port=0)
    keys = []
    for _ in range(2):
        with RunningServer(settings) as running, Caller(running.url) as caller:
            assert caller.get("/health").status_code == 200
            keys.append(running.server.office.instruments.server.public_key)

    assert keys[0] == keys[1]


def test_terminals_are_told_the_public_address_where_there_is_one(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path / "data", port=0, public_url="https://loyalty.example")
    with RunningServer(settings) as running:
        assert running.url == "https://loyalty.example"
        assert running.server.office.instruments.server.url == running.url


def test_a_serving_process_spares_the_collector() -> None:
    thresholds, frozen = gc.get_threshold(), gc.get_freeze_count()
    try:
        spare_the_collector()
        assert gc.get_freeze_count() > frozen
        assert gc.get_threshold() > thresholds
    finally:
        gc.unfreeze()
        gc.set_threshold(*thresholds)
