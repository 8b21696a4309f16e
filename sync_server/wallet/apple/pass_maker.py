"""From what a card is to the file that Apple Wallet takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync_server.wallet.apple.package import packed, pictures
from sync_server.wallet.apple.pass_json import PassIdentity, pass_json, pass_strings
from sync_server.wallet.pass_content import pass_content

if TYPE_CHECKING:
    from sync_server.services.wallet_state import PassFacts
    from sync_server.wallet.apple.signing import Signer

SERVICE_PATH = "/api/v1/loyalty/apple"


class ApplePassMaker:
    """Makes passes that come back to `public_url` for news, where that is https."""

    def __init__(self, signer: Signer, public_url: str) -> None:
        self._signer = signer
        # Phones refuse a pass with any other address; one without any simply stays as it is.
        is_safe = public_url.startswith("https://")
        self._service_url = public_url.rstrip("/") + SERVICE_PATH if is_safe else ""

    @property
    def pass_type(self) -> str:
        return self._signer.pass_type

    def make(self, facts: PassFacts, serial: str, token: str) -> bytes:
        """A signed .pkpass; it takes a tenth of a second the first time a picture is drawn."""
        content = pass_content(facts)
        signer = self._signer
        identity = PassIdentity(signer.pass_type, signer.team, serial, token, self._service_url)
        files = {"pass.json": pass_json(content, identity)}
        return packed(files | pass_strings(content) | pictures(content), signer.sign)
