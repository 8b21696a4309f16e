"""Enrolment and the notices of a shop: what anybody may see who knows its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync_server.pages.desk import Answer, Elsewhere, Nothing, Page
from sync_server.pages.entered import read_customer
from sync_server.pages.languages import chosen_language
from sync_server.services.card_links import card_link
from sync_server.services.enrol_customer import enrol_customer, enrolment_ticket
from sync_server.services.find_shop import find_shop
from sync_server.services.refusals import Refusal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shared_domain.identifiers import CardId
    from shared_domain.ledger import Customer
    from sync_server.pages.desk import Visit
    from sync_server.services.find_shop import Shop
    from sync_server.services.ports import UnitOfWork

# People do not see this field and leave it empty; robots fill in whatever there is.
TRAP = "website"


def language_of(visit: Visit, shop: Shop) -> str:
    """The language that this visitor reads."""
    asked = visit.query.get("lang", "")
    return chosen_language(asked, visit.accepted_languages, shop.vendor.language)


async def visited_shop(visit: Visit) -> Shop | None:
    """The shop that the address names."""
    return await visit.desk.database.read(lambda uow: find_shop(uow, visit.path["shop"]))


async def show_form(visit: Visit) -> Answer:
    """The form to enrol with, or that nobody can enrol now."""
    shop = await visited_shop(visit)
    return Nothing() if shop is None else _form(visit, shop)


async def take_form(visit: Visit) -> Answer:
    """A card for whoever filled in the form; sent twice it is one card."""
    shop = await visited_shop(visit)
    if shop is None:
        return Nothing()
    instruments = visit.desk.instruments
    now = instruments.clock.now()
    language = language_of(visit, shop)
    customer = read_customer(visit.entered, language, now.date())
    if isinstance(customer, list):
        return _form(visit, shop, wrong=customer, status=422)
    if visit.entered.get(TRAP):
        return _form(visit, shop, wrong=["form"], status=422)
    if not visit.desk.enrolments.take(visit.address, now):
        return _form(visit, shop, wrong=["hurry"], status=429)
    card_id = await _enrol(visit, shop, customer)
    if isinstance(card_id, Refusal):
        return _form(visit, shop, wrong=["form"], status=422)
    link = card_link(instruments.vault, shop.vendor.vendor_id, card_id)
    return Elsewhere(f"/card/{shop.vendor.slug}/{link}?lang={language}")


async def show_terms(visit: Visit) -> Answer:
    """What the shop promises, in its own words or in ours."""
    return await _notice(visit, "terms")


async def show_privacy(visit: Visit) -> Answer:
    """What is kept, by whom, and what a customer may ask for."""
    return await _notice(visit, "privacy")


async def show_lost(visit: Visit) -> Answer:
    """How somebody who has lost a card gets back what is on it."""
    return await _notice(visit, "lost")


async def show_style(visit: Visit) -> Answer:
    """The style sheet in the shop's colours."""
    return await _notice(visit, "style")


async def _notice(visit: Visit, template: str) -> Answer:
    shop = await visited_shop(visit)
    return Nothing() if shop is None else Page(template, shop)


async def _enrol(visit: Visit, shop: Shop, customer: Customer) -> CardId | Refusal:
    vendor_id, instruments = shop.vendor.vendor_id, visit.desk.instruments
    ticket = visit.entered.get("ticket", "")

    def work(uow: UnitOfWork) -> CardId | Refusal:
        uow.act_for(vendor_id)
        return enrol_customer(uow, instruments, vendor_id, ticket, customer)

    return await visit.desk.database.write(work)


def _form(visit: Visit, shop: Shop, wrong: Sequence[str] = (), status: int = 200) -> Page:
    if not shop.program.is_active:
        return Page("closed", shop)
    ticket = enrolment_ticket(visit.desk.instruments, shop.vendor.vendor_id)
    shows = {"ticket": ticket, "entered": visit.entered, "wrong": wrong, "trap": TRAP}
    return Page("join", shop, shows, status)
