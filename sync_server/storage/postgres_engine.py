"""Opening a PostgreSQL database: how connections are set up, and when a transaction begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import create_engine, make_url
from sqlalchemy.pool import NullPool

if TYPE_CHECKING:
    from sqlalchemy import Engine

OLDEST_VERSION = 15

# Nobody waits longer for another's lock than a till waits for its answer; then it is tried again.
_LOCK_TIMEOUT_MS = 5_000
# A process that has been cut off in the middle of a transaction must not keep its locks.
_IDLE_TIMEOUT_MS = 30_000

_OPTIONS = (
    "timezone=UTC",
    f"lock_timeout={_LOCK_TIMEOUT_MS}",
    f"idle_in_transaction_session_timeout={_IDLE_TIMEOUT_MS}",
)


def driver_url(url: str) -> str:
    """The address with our driver in it: `postgresql://…` as operators know it names none."""
    return make_url(url).set(drivername="postgresql+psycopg").render_as_string(hide_password=False)


def open_pool(url: str, connections: int) -> Engine:
    """Connections for threads that write, each its own transactions."""
    return create_engine(
        driver_url(url),
        pool_size=connections,
        max_overflow=0,
        # A database that was restarted meanwhile costs nobody an answer.
        pool_pre_ping=True,
        isolation_level="READ COMMITTED",
        connect_args=_connect_options(),
    )


def reading(engine: Engine) -> Engine:
    """The same connections for whoever only reads: each transaction sees one moment."""
    return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def open_once(url: str) -> Engine:
    """Connections for a command: made when one is needed, closed when it is not."""
    return create_engine(driver_url(url), poolclass=NullPool, connect_args=_connect_options())


def _connect_options() -> dict[str, str]:
    return {
        "options": " ".join(f"-c {option}" for option in _OPTIONS),
        "application_name": "stempel",
    }
