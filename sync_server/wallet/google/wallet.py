"""Google Wallet as the outbox sees it, and as a customer who wants to save a card sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync_server.services.card_links import card_link
from sync_server.services.ports import Unavailable
from sync_server.services.wallet_state import Delivery, DeliveryKind, WalletKind
from sync_server.wallet.google.objects import (
    class_id,
    loyalty_class,
    loyalty_object,
    object_id,
    what_is_missing,
)
from sync_server.wallet.google.pace import MOST_CALLS_A_SECOND, Rings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shared_domain.programs import LoyaltyProgram, Vendor
    from sync_server.services.ports import Clock, Vault
    from sync_server.services.wallet_state import PassFacts, PassUpdate
    from sync_server.wallet.google.client import GoogleClient, GoogleRefusal
    from sync_server.wallet.google.objects import Json

_RING = {"notifyPreference": "NOTIFY_ON_UPDATE"}
_TOLD = Delivery(DeliveryKind.TOLD)


class GoogleWallet:
    """Keeps classes and objects as they should be; `url` is where customers find the server."""

    kind = WalletKind.GOOGLE
    lacks = ""

    def __init__(self, client: GoogleClient, clock: Clock, vault: Vault, url: str) -> None:
        self._client, self._clock, self._vault, self._url = client, clock, vault, url
        self._rings = Rings()
        self._classes: dict[str, Json] = {}

    async def tell(self, updates: Sequence[PassUpdate]) -> list[Delivery]:
        """Tell Google of these changes, as many at once as it takes in a second."""
        told: list[Delivery] = []
        for start in range(0, len(updates), MOST_CALLS_A_SECOND):
            part = updates[start : start + MOST_CALLS_A_SECOND]
            try:
                told += await self._tell_some(part)
            except Unavailable as error:
                later = Delivery(DeliveryKind.TRY_AGAIN, str(error))
                return told + [later] * (len(updates) - len(told))
        return told

    async def save_link(self, facts: PassFacts) -> str:
        """The address that saves this card, once Google knows it; raises Unavailable in words."""
        vendor, program = facts.vendor, facts.program
        refused = await self._put_class(vendor, program) or await self._client.put(
            "loyaltyObject", self._object(facts)
        )
        if refused is not None:
            raise Unavailable(refused.words)
        return self._client.account.save_link(
            class_id(vendor, program),
            object_id(vendor.vendor_id, program, facts.card.card_id),
            self._url,
            self._clock.now(),
        )

    async def _tell_some(self, updates: Sequence[PassUpdate]) -> list[Delivery]:
        """In one batch; what Google does not know is made, what may not ring is told silently."""
        answers: list[Delivery | None] = [await self._class_trouble(one) for one in updates]
        sound = [at for at, trouble in enumerate(answers) if trouble is None]
        objects = {at: self._object(updates[at].facts) for at in sound}
        refusals = await self._patch([self._ringing(updates[at], objects[at]) for at in sound])
        for at, refused in zip(sound, refusals, strict=True):
            if refused is not None and (refused.is_unknown or refused.is_about_rings):
                refused = await self._client.put("loyaltyObject", objects[at])  # noqa: PLW2901
            answers[at] = _delivery(refused)
        return [answer or _TOLD for answer in answers]

    async def _patch(self, objects: Sequence[Json]) -> list[GoogleRefusal | None]:
        return await self._client.patch_objects(objects) if objects else []

    async def _class_trouble(self, update: PassUpdate) -> Delivery | None:
        """What stands in the way before the card itself; None when nothing does."""
        vendor, program = update.facts.vendor, update.facts.program
        missing = what_is_missing(program)
        if missing is not None:
            return Delivery(DeliveryKind.HOPELESS, missing)
        refused = await self._put_class(vendor, program)
        return None if refused is None else _delivery(refused)

    async def _put_class(self, vendor: Vendor, program: LoyaltyProgram) -> GoogleRefusal | None:
        """Told when it has changed since this server told it last."""
        made = loyalty_class(vendor, program)
        if self._classes.get(made["id"]) == made:
            return None
        refused = await self._client.put("loyaltyClass", made)
        if refused is None:
            self._classes[made["id"]] = made
        return refused

    def _object(self, facts: PassFacts) -> Json:
        link = card_link(self._vault, facts.vendor.vendor_id, facts.card.card_id)
        return loyalty_object(facts, f"{self._url}/card/{facts.vendor.slug}/{link}")

    def _ringing(self, update: PassUpdate, made: Json) -> Json:
        """Rings where the balance is another than was shown, and not more often than allowed."""
        is_news = update.state.shown not in {None, update.facts.card.balance}
        return made | _RING if is_news and self._rings.take(made["id"], self._clock.now()) else made


def _delivery(refused: GoogleRefusal | None) -> Delivery:
    if refused is None:
        return _TOLD
    kind = DeliveryKind.HOPELESS if refused.is_final else DeliveryKind.TRY_AGAIN
    return Delivery(kind, refused.words)
