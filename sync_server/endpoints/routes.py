"""Every URL of the server, on one page: who may call it, what it takes and what it gives."""

from __future__ import annotations

from shared_domain.programs import LoyaltyProgram, Vendor
from shared_domain.wire import blanks, protocol, pull, push
from shared_domain.wire.pairing import PairReply, PairRequest
from shared_domain.wire.versions import TERMINAL_PATH
from sync_server.endpoints import (
    admin_api,
    books_api,
    cases_api,
    losses_api,
    public_api,
    terminal_api,
    vendor_api,
    wallets_api,
)
from sync_server.endpoints import case_messages as c
from sync_server.endpoints import messages as m
from sync_server.endpoints.callers import anyone, the_operator, the_terminal, the_vendor
from sync_server.endpoints.dispatch import Route, Section

CREATED = 201
WALLETS = "/cards/{card_id:str}/wallets"
CASE = "/cases/{kind:str}/{entry_id:str}"

PUBLIC = Section(
    "",
    anyone,
    (
        Route("GET", "/health", public_api.health, None, m.Health),
        Route("POST", TERMINAL_PATH + protocol.PAIR, terminal_api.pair, PairRequest, PairReply),
    ),
)

TERMINAL = Section(
    TERMINAL_PATH,
    the_terminal,
    (
        Route(
            "POST",
            protocol.HANDSHAKE,
            terminal_api.handshake,
            push.HandshakeRequest,
            push.HandshakeReply,
        ),
        Route("POST", protocol.PUSH, terminal_api.push, push.PushRequest, push.PushReply),
        Route("POST", protocol.PULL, terminal_api.pull, pull.PullRequest, pull.PullReply),
        Route(
            "POST",
            protocol.DIGEST,
            terminal_api.digest,
            terminal_api.DigestRequest,
            pull.LedgerDigest,
        ),
        Route(
            "POST",
            protocol.RESERVE,
            terminal_api.reserve,
            pull.ReservationRequest,
            pull.ReservationReply,
        ),
        Route(
            "POST",
            protocol.BLANKS,
            terminal_api.blanks,
            blanks.BlanksRequest,
            blanks.BlanksReply,
        ),
    ),
)

VENDOR = Section(
    "/api/v1/vendor/loyalty",
    the_vendor,
    (
        Route("GET", "/program", vendor_api.show_program, None, LoyaltyProgram),
        Route("PUT", "/program", vendor_api.change_program, LoyaltyProgram, LoyaltyProgram),
        Route("POST", "/program/activate", vendor_api.activate_program, None, LoyaltyProgram),
        Route("POST", "/program/deactivate", vendor_api.deactivate_program, None, LoyaltyProgram),
        Route("GET", "/pins", vendor_api.list_staff, None, m.StaffList),
        Route("POST", "/pins", vendor_api.add_staff, m.NewStaff, m.StaffShown, CREATED),
        Route("PATCH", "/pins/{staff_id:str}", vendor_api.edit_staff, m.StaffEdit, m.StaffShown),
        Route("POST", "/pins/{staff_id:str}/reset", vendor_api.reset_pin, m.NewPin, m.StaffShown),
        Route("GET", "/cards", vendor_api.list_cards, None, m.CardList),
        Route("POST", "/cards", vendor_api.issue, m.NewCard, m.CardShown, CREATED),
        Route("GET", "/cards/{card_id:str}", vendor_api.show_card, None, m.CardShown),
        Route("GET", WALLETS, wallets_api.show, None, wallets_api.CardInWallets),
        Route(
            "POST",
            WALLETS + "/{wallet:str}/resend",
            wallets_api.resend,
            None,
            wallets_api.CardInWallets,
        ),
        Route("GET", "/terminals", vendor_api.list_terminals, None, m.TerminalList),
        Route(
            "POST", "/terminals/{terminal_id:str}/revoke", vendor_api.revoke, None, m.TerminalShown
        ),
        Route(
            "POST",
            "/pairing-codes",
            vendor_api.make_pairing_code,
            None,
            m.PairingCodeShown,
            CREATED,
        ),
        Route("GET", "/ledger/export", books_api.export_books, None, None),
        Route("GET", "/cases", cases_api.list_cases, None, c.CaseList),
        Route("GET", CASE, cases_api.show_case, None, c.CaseInFull),
        Route("POST", CASE + "/settle", cases_api.settle, c.CaseDecision, c.CaseShown),
        Route("GET", "/parked", cases_api.list_parked, None, c.ParkedList),
        Route("POST", "/parked/seen", cases_api.mark_parked_seen, c.ParkedSeen, c.ParkedList),
        Route("POST", "/parked/retry", cases_api.retry, c.ParkedRetry, c.ParkedRetried),
        Route("GET", "/worst-case", losses_api.show_worst_case, None, losses_api.WorstCaseShown),
    ),
)

ADMIN = Section(
    "/api/v1/admin/loyalty",
    the_operator,
    (
        Route("GET", "/vendors", admin_api.list_vendors, None, m.VendorList),
        Route("POST", "/vendors", admin_api.open_vendor, m.NewVendor, Vendor, CREATED),
        Route(
            "POST",
            "/vendors/{vendor_id:str}" + CASE + "/settle",
            cases_api.settle_for_vendor,
            c.CaseDecision,
            c.CaseShown,
        ),
        Route(
            "GET",
            "/vendors/{vendor_id:str}/worst-case",
            losses_api.show_worst_case_of_vendor,
            None,
            losses_api.WorstCaseShown,
        ),
        Route(
            "POST",
            "/vendors/{vendor_id:str}/terminals/{terminal_id:str}/lost",
            losses_api.declare_terminal_lost,
            None,
            losses_api.LostTerminal,
        ),
        Route(
            "POST",
            "/vendors/{vendor_id:str}/waive-recovery",
            losses_api.waive_recovery,
            None,
            losses_api.RecoveryWaived,
        ),
        Route("POST", "/tokens", admin_api.make_token, m.NewToken, m.TokenShown, CREATED),
    ),
)

SECTIONS = (PUBLIC, TERMINAL, VENDOR, ADMIN)
