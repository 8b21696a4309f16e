"""The first run: language, the code, keys and protection, and the first reading of the ledger."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from terminal.background.tasks import Lane
from terminal.ui.desk import Screen
from terminal.ui.pairing.state import PairingPhase, PairingProblem, PairingState, PairingStep
from terminal.use_cases.pair_terminal import (
    PairingDraft,
    PairingTicket,
    TicketProblem,
    ask_server,
    draft_pairing,
    finish_pairing,
    ticket_from_scan,
    ticket_from_typing,
)
from terminal.use_cases.ports import (
    Protection,
    ServerTrouble,
    ServerUnavailable,
    StorageTrouble,
    StorageUnavailable,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from shared_domain.wire.pairing import PairReply
    from terminal.ui.desk import Desk
    from terminal.use_cases.ports import (
        KeySource,
        SecretStore,
        ServerSource,
        TerminalIdentity,
        Unavailable,
    )
    from terminal.use_cases.scanned_text import ScannedText
    from terminal.use_cases.store_ports import LocalStore
    from terminal.use_cases.sync_status import CounterStatus

# What the server calls it, and what a person can do about it.
_SERVER_PROBLEMS = {
    "pairing-code-wrong": PairingProblem.CODE_WRONG,
    "pairing-code-expired": PairingProblem.CODE_EXPIRED,
    "pairing-code-used": PairingProblem.CODE_USED,
    "too-many-tries": PairingProblem.TOO_MANY_TRIES,
}
_TROUBLES = {
    ServerTrouble.UNREACHABLE: PairingProblem.SERVER_UNREACHABLE,
    ServerTrouble.TOO_SLOW: PairingProblem.SERVER_UNREACHABLE,
    ServerTrouble.CUT_OFF: PairingProblem.CUT_OFF,
    ServerTrouble.NOT_OUR_SERVER: PairingProblem.SERVER_UNKNOWN,
    ServerTrouble.NOT_TRUSTED: PairingProblem.SERVER_UNTRUSTED,
    ServerTrouble.REFUSED: PairingProblem.CODE_WRONG,
    ServerTrouble.NOT_RECOGNISED: PairingProblem.CODE_WRONG,
    ServerTrouble.BROKEN: PairingProblem.SERVER_TROUBLE,
}


@dataclass(frozen=True, slots=True)
class PairingPorts:
    """What joining a vendor needs besides the desk."""

    store: LocalStore
    secret_store: SecretStore
    keys: KeySource
    servers: ServerSource
    terminal_name: str
    app_version: str


class PairingPresenter:
    """`paired` and `choose_language` are set by whoever wires the screens together."""

    def __init__(
        self, desk: Desk, ports: PairingPorts, show: Callable[[PairingState], None]
    ) -> None:
        self._desk = desk
        self._ports = ports
        self._show = show
        self._state = PairingState()
        self._ticket: PairingTicket | None = None
        self._protection = Protection.KEYRING
        self.paired: Callable[[TerminalIdentity], None] = lambda _identity: None
        self.choose_language: Callable[[str], None] = lambda _language: None

    def open(self, language: str) -> None:
        self._render(PairingState(language=language, terminal_name=self._ports.terminal_name))
        self._desk.go(Screen.PAIRING)

    def language_chosen(self, language: str) -> None:
        self.choose_language(language)
        self._render(replace(self._state, language=language, step=PairingStep.CODE))

    def scanned(self, scanned: ScannedText) -> None:
        """A pairing code scanned from the manager's screen fills both fields and goes on."""
        if self._state.step not in {PairingStep.LANGUAGE, PairingStep.CODE}:
            return
        for text in scanned.candidates():
            ticket = ticket_from_scan(text)
            if ticket is not None:
                self._begin(ticket)
                return
        self._problem(PairingProblem.CODE_UNREADABLE)

    def take_ticket(self, text: str, *, reduced: bool) -> None:
        """Pair with what was given at start, as a demonstration or an installer does.

        `reduced` is the explicit choice to keep secrets in a file where no keyring works.
        """
        ticket = ticket_from_scan(text)
        if reduced:
            self._protection = Protection.FILE
        if ticket is None:
            self._problem(PairingProblem.CODE_UNREADABLE)
        else:
            self._begin(ticket)

    def code_entered(self, url: str, code: str) -> None:
        self._render(replace(self._state, server_url=url, code=code))
        ticket = ticket_from_typing(url, code)
        if isinstance(ticket, TicketProblem):
            wrong_address = ticket.part == "url"
            self._problem(
                PairingProblem.ADDRESS_INVALID if wrong_address else PairingProblem.CODE_UNREADABLE
            )
        else:
            self._begin(ticket)

    def accept_reduced_protection(self) -> None:
        """Without a keyring the secrets lie in a file, and only because somebody said so."""
        self._protection = Protection.FILE
        if self._ticket is not None:
            self._go_ahead(self._ticket)

    def back(self) -> None:
        at_code = self._state.step is PairingStep.CODE
        step = PairingStep.LANGUAGE if at_code else PairingStep.CODE
        self._render(replace(self._state, step=step, problem=None))

    def finish(self) -> None:
        """On to the counter."""
        self._desk.go(Screen.SIGN_IN)

    def received(self, status: CounterStatus, cards: int) -> None:
        """Another page of the ledger is here; at its end, say where the terminal has arrived."""
        if self._state.step is not PairingStep.WORKING:
            return
        done, total, vendor = status.position, status.ledger_head, status.vendor
        if vendor is not None and status.program is not None and 0 < total <= done:
            ready = replace(self._state, vendor_name=vendor.name, cards=cards)
            self._render(replace(ready, step=PairingStep.DONE))
        else:
            receiving = PairingPhase.RECEIVING
            self._render(replace(self._state, phase=receiving, done=done, total=total))

    def _begin(self, ticket: PairingTicket) -> None:
        self._ticket = ticket
        self._render(replace(self._state, server_url=ticket.url, code=ticket.code, problem=None))
        self._desk.local(self._ports.secret_store.keyring_works, self._keyring_known)

    def _keyring_known(self, works: bool) -> None:  # noqa: FBT001  (a callback's one answer)
        if self._ticket is None:
            return
        if works or self._protection is Protection.FILE:
            self._go_ahead(self._ticket)
        else:
            self._render(replace(self._state, step=PairingStep.PROTECTION))

    def _go_ahead(self, ticket: PairingTicket) -> None:
        self._render(replace(self._state, step=PairingStep.WORKING, phase=PairingPhase.CONTACTING))
        ports, name = self._ports, self._state.terminal_name

        def ask() -> tuple[PairingDraft, PairReply]:
            draft = draft_pairing(ports.keys, ticket, name, ports.app_version)
            return draft, ask_server(ports.servers, draft)

        self._desk.runner.run(Lane.REMOTE, ask, self._answered, self._failed)

    def _answered(self, answer: tuple[PairingDraft, PairReply]) -> None:
        draft, reply = answer
        ports, protection = self._ports, self._protection
        self._render(replace(self._state, phase=PairingPhase.STORING))
        self._desk.local(
            lambda: finish_pairing(ports.store, ports.secret_store, draft, reply, protection),
            self._stored,
            self._failed,
        )

    def _stored(self, identity: TerminalIdentity) -> None:
        self._render(replace(self._state, phase=PairingPhase.RECEIVING))
        self.paired(identity)

    def _failed(self, trouble: Unavailable) -> None:
        problem = PairingProblem.SERVER_TROUBLE
        if isinstance(trouble, ServerUnavailable):
            problem = _SERVER_PROBLEMS.get(trouble.problem, _TROUBLES[trouble.trouble])
        elif isinstance(trouble, StorageUnavailable):
            full = trouble.trouble is StorageTrouble.DISK_FULL
            problem = PairingProblem.DISK_FULL if full else PairingProblem.READ_ONLY
        self._problem(problem)

    def _problem(self, problem: PairingProblem) -> None:
        self._render(replace(self._state, step=PairingStep.CODE, problem=problem))

    def _render(self, state: PairingState) -> None:
        self._state = state
        self._show(state)
