"""What is right and wrong with an operator's wallet settings, each in a sentence.

It asks nobody outside: what Apple and Google think of a key shows only when it is used.
"""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sync_server.services.ports import Unavailable
from sync_server.wallet.apple.credentials import CredentialsError
from sync_server.wallet.apple.pass_maker import SERVICE_PATH
from sync_server.wallet.apple.self_made import is_self_made
from sync_server.wallet.google.account import read_account
from sync_server.wallet.google.objects import what_is_missing
from sync_server.wallet_setup import signer_of

if TYPE_CHECKING:
    from datetime import datetime

    from sync_server.services.ports import UnitOfWork
    from sync_server.settings import Settings
    from sync_server.wallet.apple.signing import Signer

# Renewing a certificate takes a person with the right account a day; holidays take three weeks.
_RENEW_WITHIN_DAYS = 60


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    is_fine: bool
    text: str


def check_settings(settings: Settings, now: datetime) -> list[Finding]:
    """The files and addresses, without a database."""
    try:
        apple = _signer_findings(signer_of(settings, now), now)
    except CredentialsError as error:
        apple = [Finding(is_fine=False, text=f"Apple: {error}")]
    return [*apple, _address_finding(settings.public_url), _google_finding(settings)]


def check_programs(uow: UnitOfWork, settings: Settings, now: datetime) -> list[Finding]:
    """Whether the identifiers in each vendor's program are those that this server can serve."""
    signed = _pass_type(settings, now)
    uow.oversee()
    findings: list[Finding] = []
    for vendor in uow.vendors.all():
        program = uow.programs.current(vendor.vendor_id)
        if program is None:
            continue
        wanted = program.apple_pass_type_id
        if wanted and signed and wanted != signed:
            text = f"Apple, {vendor.slug}: the program names {wanted}, the certificate {signed}."
            findings.append(Finding(is_fine=False, text=text))
        missing = what_is_missing(program)
        if missing and (program.google_issuer_id or program.google_class_id):
            findings.append(Finding(is_fine=False, text=f"Google, {vendor.slug}: {missing}"))
    return findings


def _signer_findings(signer: Signer, now: datetime) -> list[Finding]:
    ends = min(signer.certificate.not_valid_after_utc, signer.issuer.not_valid_after_utc)
    days = (ends - now).days
    whose = f"{signer.pass_type} of team {signer.team}"
    findings = [
        Finding(is_fine=True, text=f"Apple: passes are signed as {whose}."),
        Finding(
            is_fine=days > _RENEW_WITHIN_DAYS,
            text=f"Apple: the certificates are good until {ends:%Y-%m-%d}, {days} more days.",
        ),
    ]
    if is_self_made(signer):
        text = "Apple: the certificate is a self-made one, which no phone trusts."
        findings.append(Finding(is_fine=False, text=text))
    return findings


def _address_finding(url: str | None) -> Finding:
    if url is None:
        text = "STEMPEL_PUBLIC_URL is not set: passes do not know where to ask for news."
        return Finding(is_fine=False, text=text)
    parts = urlsplit(url)
    if parts.scheme != "https":
        text = f"{url} is not https: phones refuse such an address, so passes go without news."
        return Finding(is_fine=False, text=text)
    if _is_private(parts.hostname or ""):
        text = f"{url} is reached from this network only, and phones are elsewhere."
        return Finding(is_fine=False, text=text)
    return Finding(is_fine=True, text=f"Phones ask for news at {url}{SERVICE_PATH}.")


def _is_private(host: str) -> bool:
    try:
        return not ip_address(host).is_global
    except ValueError:
        return host == "localhost" or "." not in host


def _google_finding(settings: Settings) -> Finding:
    if settings.google_key is None:
        text = "Google: STEMPEL_GOOGLE_KEY names no key of a service account."
        return Finding(is_fine=False, text=text)
    try:
        account = read_account(settings.google_key)
    except Unavailable as error:
        return Finding(is_fine=False, text=f"Google: {error}")
    return Finding(is_fine=True, text=f"Google: {account.email} keeps the objects.")


def _pass_type(settings: Settings, now: datetime) -> str:
    """What this server signs passes as; empty where it cannot, which is said elsewhere."""
    try:
        return signer_of(settings, now).pass_type
    except CredentialsError:
        return ""
