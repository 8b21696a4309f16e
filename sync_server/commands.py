"""The server's commands: `python -m sync_server` lists them."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import msgspec
import typer

from shared_domain.identifiers import VendorId
from shared_domain.programs import LoyaltyType, Vendor
from sync_server import keeping
from sync_server.app import migrate as migrate_data
from sync_server.app import open_server
from sync_server.clock import SystemClock, SystemIds
from sync_server.demo import prepare_demo
from sync_server.endpoints.openapi import openapi_document
from sync_server.endpoints.routes import SECTIONS
from sync_server.keeping import kept
from sync_server.logging_setup import set_up_logging
from sync_server.services.add_pass import order_by_number
from sync_server.services.export_ledger import export_ledger
from sync_server.services.generations import declare_restored, generation_of
from sync_server.services.manage_tokens import make_token
from sync_server.services.manage_vendors import open_vendor
from sync_server.services.pair_terminal import make_pairing_code
from sync_server.services.ports import Unavailable
from sync_server.services.refusals import Refusal
from sync_server.serving import WebServer, bound_socket, spare_the_collector, url_of
from sync_server.settings import PREFIX, Settings, SettingsError, settings_from
from sync_server.verify import verify
from sync_server.wallet.apple.credentials import CredentialsError
from sync_server.wallet.apple.pass_maker import ApplePassMaker
from sync_server.wallet.apple.self_made import make_chain
from sync_server.wallet_check import check_programs, check_settings
from sync_server.wallet_setup import signer_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from sync_server.services.ports import Instruments, UnitOfWork
    from sync_server.storage.backups import Backup

T = TypeVar("T")


class CommandRefusedError(Exception):
    """What was asked for cannot be done; the text is a sentence for whoever asked."""


cli = typer.Typer(
    help="Stempel's sync server.",
    no_args_is_help=True,
    add_completion=False,
    # The pretty traces print the values of variables, and some of those are secrets.
    pretty_exceptions_enable=False,
)
vendor_cli = typer.Typer(help="Vendors.", no_args_is_help=True)
wallet_cli = typer.Typer(help="Wallets on phones.", no_args_is_help=True)
cli.add_typer(vendor_cli, name="vendor")
cli.add_typer(wallet_cli, name="wallet")
cli.command()(verify)

Data = Annotated[Path | None, typer.Option(help="The data folder (also STEMPEL_DATA).")]
Host = Annotated[str | None, typer.Option(help="The address to listen on.")]
Port = Annotated[int | None, typer.Option(help="The port to listen on; 0 takes a free one.")]


def main() -> None:
    """Run a command; what an operator can put right is said in a sentence."""
    try:
        cli()
    except (CommandRefusedError, SettingsError, Unavailable) as error:
        sys.exit(str(error))


@cli.command()
def serve(data: Data = None, host: Host = None, port: Port = None) -> None:
    """Answer terminals until stopped; a new data folder is prepared first."""
    settings = _settings(data, host, port)
    # A database of PostgreSQL is prepared by its owner, which the server is not.
    if settings.database_url is None and not settings.database.exists():
        migrate_data(settings)
    _serve(settings, lambda url, _uow, _instruments: {"url": url})


@cli.command()
def migrate(data: Data = None) -> None:
    """Prepare a data folder, or bring an older one up to date."""
    migrate_data(_settings(data))


@cli.command()
def demo(
    data: Data = None,
    host: Host = None,
    port: Port = 0,
    loyalty_type: Annotated[LoyaltyType, typer.Option(help="What the shop counts.")] = (
        LoyaltyType.STAMPS
    ),
) -> None:
    """Serve a shop to try things out with; prints one line of JSON with all there is to know."""
    settings = _settings(data, host, port)
    migrate_data(settings)
    if not settings.apple_folder.exists():
        make_chain(settings.apple_folder, SystemClock().now())
    _serve(settings, lambda _url, uow, tools: prepare_demo(uow, tools, loyalty_type))


@cli.command()
def openapi() -> None:
    """Print the OpenAPI document."""
    _print(openapi_document(SECTIONS))


@vendor_cli.command("create")
def create_vendor(
    name: str,
    slug: str,
    language: str = "en",
    timezone: str = "Europe/Luxembourg",
    currency: str = "EUR",
    data: Data = None,
) -> None:
    """Open a vendor."""
    given = {
        "vendor_id": SystemIds().new_id(),
        "name": name,
        "slug": slug,
        "language": language,
        "timezone": timezone,
        "currency": currency,
    }
    try:
        vendor = msgspec.convert(given, Vendor)
    except msgspec.ValidationError as error:
        raise CommandRefusedError(str(error)) from error
    _print(_run(_settings(data), lambda uow, tools: open_vendor(uow, tools, vendor)))


@cli.command("token")
def create_token(
    name: str,
    vendor: Annotated[str | None, typer.Option(help="Its slug; none for an operator.")] = None,
    data: Data = None,
) -> None:
    """Make a token for a vendor's manager, or for an operator; it is shown this once."""

    def work(uow: UnitOfWork, instruments: Instruments) -> object:
        vendor_id = None if vendor is None else _vendor_id(uow, vendor)
        return make_token(uow, instruments, vendor_id, name)

    _print({"token": _run(_settings(data), work)})


@cli.command("pairing-code")
def create_pairing_code(vendor: str, data: Data = None) -> None:
    """Make a one-time pairing code for a vendor, named by its slug."""
    _print(
        _run(
            _settings(data),
            lambda uow, tools: make_pairing_code(uow, tools, _vendor_id(uow, vendor)),
        )
    )


@cli.command()
def export(
    vendor: Annotated[str, typer.Option(help="Its slug.")],
    out: Annotated[Path, typer.Option(help="The file to write.")],
    data: Data = None,
) -> None:
    """Write a vendor's ledger and journals into one file that `verify` can check."""

    def work(uow: UnitOfWork, instruments: Instruments) -> None:
        owner = _vendor(uow, vendor)
        # Built beside its name, so that half an export never looks like a whole one.
        unfinished = out.with_name(out.name + ".part")
        with unfinished.open("wb") as file:
            export_ledger(uow, instruments, owner, file.write)
        unfinished.replace(out)

    try:
        _view(_settings(data), work)
    except OSError as error:
        message = f"{out} cannot be written ({error.strerror})."
        raise CommandRefusedError(message) from error


@cli.command()
def backup(
    to: Annotated[
        Path | None, typer.Option(help="A file of its own, instead of the folder of copies.")
    ] = None,
    data: Data = None,
) -> None:
    """Copy the database, also while a server works on it; a copy counts once it was checked."""
    _print(_told(keeping.back_up(_settings(data), SystemClock(), to)))


@cli.command()
def restore(
    file: Annotated[Path, typer.Argument(help="The copy to start from.")], data: Data = None
) -> None:
    """Start from a checked copy; the database there was is kept aside. Stop the server first."""
    _print(_told(keeping.restore(_settings(data), file)))


@cli.command("declare-restored")
def declare_history_lost(data: Data = None) -> None:
    """Say that this database was put back by other means than `restore`; stop the server first."""

    def work(uow: UnitOfWork, instruments: Instruments) -> object:
        declare_restored(uow, instruments.ids)
        return {"generation": generation_of(uow)}

    _print(_run(_settings(data), work))


@cli.command("pass")
def make_pass(
    card_number: str,
    out: Annotated[Path, typer.Option(help="The file to write, ending in .pkpass.")],
    data: Data = None,
) -> None:
    """Write the Apple Wallet pass of a card, as a phone would get it now."""
    settings = _settings(data)
    url = settings.public_url or ""
    try:
        maker = ApplePassMaker(signer_of(settings, SystemClock().now()), url)
    except CredentialsError as error:
        raise CommandRefusedError(str(error)) from error
    order = _view(settings, lambda uow, tools: order_by_number(uow, tools, card_number))
    if isinstance(order, Refusal):
        raise CommandRefusedError(order.detail)
    try:
        out.write_bytes(maker.make(order.facts, order.serial, order.token))
    except OSError as error:
        message = f"{out} cannot be written ({error.strerror})."
        raise CommandRefusedError(message) from error
    balance = order.facts.card.balance
    _print({"file": str(out), "stamps": balance.stamps, "points": balance.points})


@wallet_cli.command("check")
def check_wallets(data: Data = None) -> None:
    """Say in words what is right and wrong with certificates, keys, identifiers and addresses."""
    settings = _settings(data)
    findings = check_settings(settings, SystemClock().now())
    if settings.database_url is not None or settings.database.exists():
        now = SystemClock().now()
        findings += _view(settings, lambda uow, _tools: check_programs(uow, settings, now))
    for finding in findings:
        typer.echo(f"{'ok' if finding.is_fine else 'PROBLEM'}: {finding.text}")
    if not all(finding.is_fine for finding in findings):
        raise typer.Exit(1)


@cli.command()
def work(data: Data = None) -> None:
    """Tell wallets their news without answering anybody; a server does both by itself."""
    settings = _settings(data)
    set_up_logging(settings.log_level)
    with kept(settings, SystemClock()):
        server = open_server(settings, settings.public_url or "")
        try:
            _print({"working": True})
            asyncio.run(server.runner.run())
        except KeyboardInterrupt:
            return
        finally:
            server.close()


def _told(copy: Backup) -> dict[str, object]:
    return {
        "file": str(copy.file),
        "vendors": len(copy.positions),
        "records": sum(copy.positions.values()),
    }


def _settings(data: Path | None, host: str | None = None, port: int | None = None) -> Settings:
    options = {"DATA": data, "HOST": host, "PORT": port}
    given = {PREFIX + name: str(value) for name, value in options.items() if value is not None}
    return settings_from(os.environ | given)


def _serve(settings: Settings, announce: Callable[[str, UnitOfWork, Instruments], object]) -> None:
    set_up_logging(settings.log_level)
    with kept(settings, SystemClock()), bound_socket(settings.host, settings.port) as listener:
        url = settings.public_url or url_of(listener.getsockname())
        server = open_server(settings, url)
        office = server.office
        try:
            announcement = asyncio.run(
                office.database.write(lambda uow: announce(url, uow, office.instruments))
            )
            spare_the_collector()
            WebServer(server, lambda: _print(announcement)).run(sockets=[listener])
        finally:
            server.close()


def _run(settings: Settings, work: Callable[[UnitOfWork, Instruments], T | Refusal]) -> T:
    """One unit of work without a web server; a refusal ends the command with its sentence."""
    server = open_server(settings, settings.public_url or "")
    try:
        answer = asyncio.run(
            server.office.database.write(lambda uow: work(uow, server.office.instruments))
        )
    finally:
        server.close()
    if isinstance(answer, Refusal):
        raise CommandRefusedError(answer.detail)
    return answer


def _view(settings: Settings, work: Callable[[UnitOfWork, Instruments], T]) -> T:
    """One unit of work that changes nothing, and holds up nobody who does."""
    server = open_server(settings, settings.public_url or "")
    try:
        return asyncio.run(
            server.office.database.read(lambda uow: work(uow, server.office.instruments))
        )
    finally:
        server.close()


def _vendor_id(uow: UnitOfWork, slug: str) -> VendorId:
    return _vendor(uow, slug).vendor_id


def _vendor(uow: UnitOfWork, slug: str) -> Vendor:
    vendor = uow.vendors.by_slug(slug)
    if vendor is None:
        message = f"There is no vendor named {slug!r}."
        raise CommandRefusedError(message)
    uow.act_for(vendor.vendor_id)
    return vendor


def _print(answer: object) -> None:
    """One line of JSON, at once: whoever started this may be waiting for it."""
    sys.stdout.buffer.write(msgspec.json.encode(answer) + b"\n")
    sys.stdout.flush()
