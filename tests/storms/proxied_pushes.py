"""Two real tills push to a real server over a line that loses, doubles, delays and cuts.

Their gateway, store and use cases are the product's, and so is the server in its own process.
At the end every item ever recorded is counted exactly once, and both sides sum to the same.
"""

from __future__ import annotations

import os
import random
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec.structs import replace

from shared_domain.outcomes import Refused
from shared_domain.programs import LoyaltyProgram
from shared_domain.wire.codec import encode
from shared_domain.wire.pull import LedgerDigest, PullReply
from shared_domain.wire.push import HandshakeReply, PushReply
from terminal.gateway.device_keys import verify_signature
from terminal.gateway.http_gateway import HttpServers
from terminal.system_clock import SystemClock, UuidSource
from terminal.use_cases.award import AwardRequest, award
from terminal.use_cases.counter import SHARED_SESSION
from terminal.use_cases.counter import Counter as CounterDesk
from terminal.use_cases.pair_terminal import (
    PairingTicket,
    ask_server,
    draft_pairing,
    finish_pairing,
)
from terminal.use_cases.ports import Protection, ServerUnavailable
from terminal.use_cases.run_pull import apply_compare, apply_pull, plan_compare, plan_pull
from terminal.use_cases.run_push import apply_handshake, apply_push, plan_handshake, plan_push
from terminal.use_cases.start_up import Ports, open_counter
from terminal.use_cases.sync_steps import perform
from tests.fakes.keys import FixedKeySource
from tests.fakes.secrets import MemorySecretStore
from tests.network.chaos_proxy import ChaosProxy
from tests.storms.machinery.tally import Tally, main
from tests.storms.machinery.working_till import open_store
from tests.sync_server.endpoints.http_calls import Caller, bearer, read
from tests.sync_server.serving_command import Serving
from tests.terminal.storage.writing import journal_of

if TYPE_CHECKING:
    from pathlib import Path

    from shared_domain.identifiers import EntryId
    from shared_domain.wire.protocol import SyncProtocol
    from terminal.storage.local_store import SqliteLocalStore

TILLS = 2
CARDS = tuple(f"{number:016x}" for number in range(1, 400))
_PROGRAM = "/api/v1/vendor/loyalty/program"
_APP_VERSION = "1.0"
_MOST_ITEMS_A_PUSH = 5


@dataclass
class _Till:
    """A paired terminal and its line."""

    store: SqliteLocalStore
    counter: CounterDesk
    line: SyncProtocol
    clock: SystemClock
    tally: Tally

    def give(self, chance: random.Random, count: int) -> None:
        for _ in range(count):
            given = award(self.counter, SHARED_SESSION, chance.choice(CARDS), AwardRequest())
            self.tally.demand(not isinstance(given, Refused), f"a stamp was refused: {given}")
            self.tally.counts["recorded"] += 1

    def try_to_push(self) -> None:
        """One push of whatever waits, as the sync loop does it; trouble means later."""
        self.tally.counts["tries"] += 1
        try:
            self.push_once()
        except ServerUnavailable as trouble:
            self.tally.counts[f"heard_{trouble.trouble.value.replace(' ', '_')}"] += 1

    def push_once(self) -> bool:
        """Whether there was anything to push."""
        step = plan_push(self.counter)
        if step is None:
            return False
        reply = perform(self.line, step, self.clock).reply
        assert isinstance(reply, PushReply)
        apply_push(self.counter, step, reply)
        return True

    def shake(self) -> None:
        step = plan_handshake(self.counter, _APP_VERSION)
        heard = perform(self.line, step, self.clock)
        assert isinstance(heard.reply, HandshakeReply)
        apply_handshake(self.counter, step, heard, heard.reply)

    def read_everything(self) -> bool:
        """Pull to the end; whether the ledger then sums to what was read."""
        caught_up = False
        while not caught_up:
            step = plan_pull(self.counter, 0)
            heard = perform(self.line, step, self.clock)
            assert isinstance(heard.reply, PullReply)
            caught_up = apply_pull(self.counter, step, heard, heard.reply).caught_up
        compare = plan_compare(self.counter)
        digest = perform(self.line, compare, self.clock).reply
        assert isinstance(digest, LedgerDigest)
        return not apply_compare(self.counter, compare, digest).reread


def proxied_pushes(size: int, seed: int, folder: Path) -> Tally:
    """`size` stamps, each pushed over the bad line as soon as it is given, a few at a time."""
    tally, chance = Tally(), random.Random(seed)
    clean = {name: value for name, value in os.environ.items() if "STEMPEL" not in name}
    environment = clean | {"STEMPEL_DATA": str(folder / "server"), "STEMPEL_PORT": "0"}
    serving = Serving("demo", env=environment)
    port = int(serving.announced["url"].rpartition(":")[2])
    servers = HttpServers(SystemClock())
    _take_limits_away(serving)
    with ChaosProxy(port, chance) as proxy:
        tills = [_paired(number, serving, servers, proxy, folder, tally) for number in range(TILLS)]
        while tally.counts["recorded"] < size:
            till = chance.choice(tills)
            till.give(chance, chance.randint(1, _MOST_ITEMS_A_PUSH))
            till.try_to_push()
        for fate, count in proxy.fates.items():
            tally.counts[f"line_{fate.value}"] += count
        proxy.be_good()
        _check(tills, tally)
        servers.close()
    serving.stop()
    for till in tills:
        till.store.close()
    return tally


def _take_limits_away(serving: Serving) -> None:
    """So that a card may come again at once, and nobody has to sign in."""
    token = serving.announced["manager_token"]
    with Caller(serving.announced["url"]) as caller:
        program = read(caller.get(_PROGRAM, token), LoyaltyProgram)
        program = replace(program, cooldown_minutes=0, max_daily_stamps=0, require_staff_pin=False)
        caller.http.put(_PROGRAM, content=encode(program), headers=bearer(token)).raise_for_status()


def _paired(
    number: int,
    serving: Serving,
    servers: HttpServers,
    proxy: ChaosProxy,
    folder: Path,
    tally: Tally,
) -> _Till:
    """Paired and synced over the good line; all that follows goes by the proxy."""
    store, clock = open_store(folder / f"till-{number}"), SystemClock()
    keys, secret_store = FixedKeySource(f"till {number}"), MemorySecretStore()
    ticket = PairingTicket(serving.announced["url"], serving.announced["pairing_codes"][number])
    draft = draft_pairing(keys, ticket, f"Till {number}", _APP_VERSION)
    reply = ask_server(servers, draft)
    identity = finish_pairing(store, secret_store, draft, reply, Protection.KEYRING)
    secrets = secret_store.load()
    assert secrets is not None
    ports = Ports(store, clock, UuidSource(), keys, verify_signature)
    counter = open_counter(ports, identity, secrets, _APP_VERSION)
    good = servers.for_terminal(identity.server_url, secrets.access_token)
    till = _Till(store, counter, good, clock, tally)
    till.shake()
    till.read_everything()
    till.line = servers.for_terminal(proxy.url, secrets.access_token)
    return till


def _check(tills: list[_Till], tally: Tally) -> None:
    """Everything recorded anywhere is in the ledger once, and every till has all of it."""
    for till in tills:
        till.shake()
        while till.push_once():
            tally.counts["pushes_at_the_end"] += 1
    recorded: Counter[EntryId] = Counter()
    for till in tills:
        tally.demand(till.read_everything(), "a till does not sum to what the ledger does")
        recorded.update(item.entry_id for item in journal_of(till.store))
    tally.counts["items"] = len(recorded)
    for till in tills:
        with till.store.begin() as uow:
            tally.demand(uow.journal.waiting() == 0, "items wait for ever")
            tally.demand(not uow.journal.parked(), "an item was parked")
            known = Counter(
                entry.entry_id for card_id in CARDS for entry in uow.entries.of_card(card_id)
            )
            stamps = sum(state.balance.stamps for state in uow.cards.get_all(CARDS).values())
        tally.demand(set(known) <= set(recorded), "the ledger holds what no till recorded")
        tally.demand(max(known.values()) == 1, "an entry was counted twice")
        given = tally.counts["recorded"]
        tally.demand(len(known) == given, f"{given} were given and {len(known)} are known")
        tally.demand(stamps == given, f"{given} stamps were given and the cards hold {stamps}")


if __name__ == "__main__":
    main("proxied_pushes", proxied_pushes, says=__doc__, usual_size=10_000)
