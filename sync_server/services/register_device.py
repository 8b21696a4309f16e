"""iPhones that want to hear of a pass: registering, asking what changed, and leaving."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from sync_server.services.add_pass import note_fetched, order_pass
from sync_server.services.pass_identity import proven_card, serial_of
from sync_server.services.wallet_state import PassState, Registration, WalletKind

if TYPE_CHECKING:
    from shared_domain.identifiers import CardId, VendorId
    from sync_server.services.add_pass import PassOrder
    from sync_server.services.ports import Instruments, UnitOfWork


class PassProof(Struct, frozen=True):
    """What a device shows for a pass it holds."""

    serial: str
    token: str


class DeviceWish(Struct, frozen=True):
    """A device that wants to hear of a pass, and where a push finds it."""

    device: str
    pass_type: str
    push_token: str


class Changed(Struct, frozen=True):
    """The serials of passes that changed, and the number to ask above the next time."""

    serials: tuple[str, ...]
    last_change: int


def register_device(
    uow: UnitOfWork, instruments: Instruments, proof: PassProof, wish: DeviceWish
) -> bool | None:
    """Whether the wish is a new one; None where the proof does not hold."""
    order = proven_order(uow, instruments, proof)
    if order is None:
        return None
    vendor_id, card_id = order.facts.vendor.vendor_id, order.facts.card.card_id
    state = uow.wallets.get(vendor_id, card_id, WalletKind.APPLE)
    if state is None:
        # The device holds a pass that a server which was put back does not remember making.
        note_fetched(uow, instruments, order)
    elif state.shown != order.facts.card.balance:
        _tell_soon(uow, instruments, state)
    now = instruments.clock.now()
    known = _known(uow, vendor_id, card_id, wish.device)
    return uow.wallets.register(
        Registration(
            vendor_id=vendor_id,
            card_id=card_id,
            device=wish.device,
            pass_type=wish.pass_type,
            push_token=wish.push_token,
            registered_at=now,
            changed=uow.wallets.next_change(now) if known is None else known.changed,
        )
    )


def unregister_device(
    uow: UnitOfWork, instruments: Instruments, proof: PassProof, device: str
) -> bool:
    """Let a device go, also one that was never here; False where the proof does not hold."""
    proven = proven_card(instruments.vault, proof.serial, proof.token)
    if proven is None:
        return False
    uow.act_for(proven[0])
    uow.wallets.unregister(*proven, device)
    return True


def changed_passes(
    uow: UnitOfWork, device: str, pass_type: str, since: int | None
) -> Changed | None:
    """What of a device's passes changed after this number; None when nothing did.

    Nothing but the device's own id is asked for: that is the secret of this call.
    """
    mine = uow.wallets.registrations_of_device(device, pass_type)
    changed = [one for one in mine if since is None or one.changed > since]
    if not changed:
        return None
    serials = tuple(serial_of(one.vendor_id, one.card_id) for one in changed)
    return Changed(serials, max(one.changed for one in changed))


def proven_order(uow: UnitOfWork, instruments: Instruments, proof: PassProof) -> PassOrder | None:
    """The pass as it is now, for whoever shows its token."""
    proven = proven_card(instruments.vault, proof.serial, proof.token)
    if proven is None:
        return None
    uow.act_for(proven[0])
    return order_pass(uow, instruments, *proven)


def _tell_soon(uow: UnitOfWork, instruments: Instruments, state: PassState) -> None:
    """Between the making of the pass and this registration there was a change: nobody heard it."""
    now = instruments.clock.now()
    position = uow.ledger.head(state.vendor_id).position
    uow.wallets.touch(state.vendor_id, [state.card_id], position, now, now)


def _known(
    uow: UnitOfWork, vendor_id: VendorId, card_id: CardId, device: str
) -> Registration | None:
    mine = uow.wallets.registrations(vendor_id, [card_id])
    return next((one for one in mine if one.device == device), None)
