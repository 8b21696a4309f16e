"""Signers and facts to make passes of, without a server."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from shared_domain.amounts import Amounts
from shared_domain.cards import CardState
from shared_domain.ledger import Customer
from shared_domain.programs import LoyaltyProgram
from sync_server.services.wallet_state import PassFacts
from sync_server.wallet.apple.credentials import read_signer
from sync_server.wallet.apple.pass_maker import ApplePassMaker
from sync_server.wallet.apple.self_made import ROOT_FILE, make_chain
from sync_server.wallet.apple.signing import Signer
from tests.builders import a_program, a_vendor
from tests.sync_server.wallet.strict_pass import faults_in

PUBLIC_URL = "https://loyalty.example"
SERIAL, TOKEN = "0" * 32 + ".00000000000000aa", "f" * 64
CODE = "BCDE" * 38 + "BC"


@cache
def a_chain() -> Path:
    """A folder with a self-made chain; making keys is slow, so a test process shares one."""
    folder = Path(mkdtemp(prefix="stempel-chain-"))
    make_chain(folder, datetime.now(UTC))  # noqa: TID251  (openssl asks the same clock)
    return folder


def the_root() -> Path:
    return a_chain() / ROOT_FILE


@cache
def a_signer() -> Signer:
    return read_signer(a_chain(), None, datetime.now(UTC))  # noqa: TID251  (as above)


def a_maker(public_url: str = PUBLIC_URL) -> ApplePassMaker:
    return ApplePassMaker(a_signer(), public_url)


def facts_of(
    program: LoyaltyProgram | None = None,
    stamps: int = 3,
    points: int = 0,
    language: str = "fr",
    name: str | None = "Zoé",
    **changes: object,
) -> PassFacts:
    state = CardState(
        card_id="00000000000000aa",
        balance=Amounts(stamps, points),
        customer=Customer(name=name, language=language),
        **changes,  # type: ignore[arg-type]  # a test names what it changes
    )
    return PassFacts(a_vendor(), program or a_program(), state, CODE)


def a_pass(facts: PassFacts | None = None, public_url: str = PUBLIC_URL) -> bytes:
    return a_maker(public_url).make(facts or facts_of(), SERIAL, TOKEN)


def faults_of(archive: bytes, folder: Path) -> list[str]:
    """What is wrong with a pass that is signed under the shared chain."""
    return faults_in(archive, the_root(), folder)
