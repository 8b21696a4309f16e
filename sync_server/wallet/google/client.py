"""Calls to Google Wallet: a class or an object is made or brought up to date, one or many.

What Google refuses for good is returned in words; what may work later raises Unavailable.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

import httpx
import msgspec

from sync_server.services.ports import Unavailable
from sync_server.wallet.google.batches import batch_of, replies_in
from sync_server.wallet.google.pace import MOST_CALLS_A_SECOND, Pace

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from sync_server.services.ports import Clock
    from sync_server.wallet.google.account import ServiceAccount
    from sync_server.wallet.google.objects import Json

API_URL = "https://walletobjects.googleapis.com"
PATH = "/walletobjects/v1"
# Most answers take much less, one in a hundred five seconds: Google fetches the pictures first.
TIMEOUT_S = 10
_GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer"
_TOKEN_MARGIN = timedelta(minutes=1)
_JSON = "application/json"
_UNAUTHORIZED, _FORBIDDEN, _NOT_FOUND, _CONFLICT, _TOO_MANY = 401, 403, 404, 409, 429
_FIRST_SERVER_ERROR = 500
_WORDS = {
    _UNAUTHORIZED: "Google does not accept this service account's key.",
    _FORBIDDEN: (
        "Google does not let this service account act for the issuer: invite it as a user in "
        "the Google Pay & Wallet Console."
    ),
    _NOT_FOUND: "Google does not know this class or object.",
    _TOO_MANY: "Google wants to be asked more slowly.",
}


@dataclass(frozen=True, slots=True)
class GoogleRefusal:
    """Google has not done it; `words` are for the operator."""

    status: int
    words: str
    is_about_rings: bool = False

    @property
    def is_final(self) -> bool:
        """Whether asking again would bring the same answer."""
        return self.status != _TOO_MANY and self.status < _FIRST_SERVER_ERROR

    @property
    def is_unknown(self) -> bool:
        return self.status == _NOT_FOUND


class _Token(msgspec.Struct, frozen=True):
    access_token: str
    expires_in: int


class GoogleClient:
    """One service account's line to Google; `pause` waits for so many seconds."""

    def __init__(
        self,
        account: ServiceAccount,
        clock: Clock,
        pause: Callable[[float], Awaitable[None]],
        api_url: str = API_URL,
    ) -> None:
        self.account = account
        self._clock, self._pause, self._api_url = clock, pause, api_url
        self._pace = Pace()
        # Made once: it takes longer than most calls.
        self._trust = httpx.create_ssl_context()
        self._token, self._token_ends = "", clock.now()

    async def put(self, kind: str, made: Json) -> GoogleRefusal | None:
        """A `loyaltyClass` or `loyaltyObject` as it is from now on, new or not.

        Patched where it exists, else made; whoever was quicker to make it is patched over.
        """
        one, every = f"{PATH}/{kind}/{made['id']}", f"{PATH}/{kind}"
        async with self._line() as http:
            refused = await self._call(http, "PATCH", one, made)
            if refused is not None and refused.status == _NOT_FOUND:
                refused = await self._call(http, "POST", every, _without_nothing(made))
                if refused is not None and refused.status == _CONFLICT:
                    refused = await self._call(http, "PATCH", one, made)
        return refused

    async def patch_objects(self, many: Sequence[Json]) -> list[GoogleRefusal | None]:
        """At most 20 objects that exist, in one call; an answer to each, in their order."""
        content_type, body = batch_of([(f"{PATH}/loyaltyObject/{one['id']}", one) for one in many])
        async with self._line() as http:
            await self._wait_for(len(many))
            answer = await self._send(http, "POST", "/batch", body, content_type)
        refused = _refusal(answer)
        if refused is not None:
            return [refused] * len(many)
        return [_refusal(reply) for reply in replies_in(answer, len(many))]

    def _line(self) -> httpx.AsyncClient:
        return httpx.AsyncClient(timeout=TIMEOUT_S, verify=self._trust)

    async def _call(
        self, http: httpx.AsyncClient, method: str, path: str, made: Json
    ) -> GoogleRefusal | None:
        await self._wait_for(1)
        return _refusal(await self._send(http, method, path, msgspec.json.encode(made), _JSON))

    async def _send(
        self, http: httpx.AsyncClient, method: str, path: str, body: bytes, content_type: str
    ) -> httpx.Response:
        """Sent with a token in force; one that was taken back early is asked for again, once."""
        answer = await self._send_once(http, method, path, body, content_type)
        if answer.status_code == _UNAUTHORIZED:
            self._token = ""
            answer = await self._send_once(http, method, path, body, content_type)
        return answer

    async def _send_once(
        self, http: httpx.AsyncClient, method: str, path: str, body: bytes, content_type: str
    ) -> httpx.Response:
        token = await self._token_in_force(http)
        headers = {"Authorization": f"Bearer {token}", "Content-Type": content_type}
        try:
            return await http.request(method, self._api_url + path, content=body, headers=headers)
        except httpx.HTTPError as error:
            raise _unreachable(error) from error

    async def _token_in_force(self, http: httpx.AsyncClient) -> str:
        now = self._clock.now()
        if self._token and now < self._token_ends:
            return self._token
        form = {"grant_type": _GRANT, "assertion": self.account.claim(now)}
        try:
            answer = await http.post(self.account.token_uri, data=form)
            answer.raise_for_status()
            token = msgspec.json.decode(answer.content, type=_Token)
        except (httpx.HTTPError, msgspec.MsgspecError) as error:
            raise _unreachable(error) from error
        self._token = token.access_token
        self._token_ends = now + timedelta(seconds=token.expires_in) - _TOKEN_MARGIN
        return self._token

    async def _wait_for(self, calls: int) -> None:
        wait_s = self._pace.wait_s(self._clock.now(), min(calls, MOST_CALLS_A_SECOND))
        if wait_s > 0:
            await self._pause(wait_s)


def _without_nothing(made: Json) -> Json:
    """What takes a field away in a patch means nothing in something new."""
    return {name: value for name, value in made.items() if value is not None}


def _refusal(answer: httpx.Response) -> GoogleRefusal | None:
    if answer.is_success:
        return None
    status = answer.status_code
    words = _WORDS.get(status) or f"Google says no (status {status}): {_message_in(answer)}"
    # The day's three rings are not what 429 says of calls: the same patch passes without a ring.
    return GoogleRefusal(status, words, "QuotaExceeded" in answer.text)


def _message_in(answer: httpx.Response) -> str:
    try:
        said = msgspec.json.decode(answer.content)["error"]["message"]
    except (msgspec.MsgspecError, KeyError, TypeError):
        return "nothing more"
    return str(said)[:500]


def _unreachable(error: Exception) -> Unavailable:
    return Unavailable(f"Google Wallet cannot be reached ({type(error).__name__}).")
