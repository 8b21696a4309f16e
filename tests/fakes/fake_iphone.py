"""An iPhone as far as a pass server sees one: it adds, registers, lists, fetches and deletes.

It follows what Apple writes of its calls; no real phone has been asked.
"""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlsplit

import httpx


@dataclass
class HeldPass:
    """A pass in the phone: its content, and how it was dated."""

    content: dict[str, Any]
    last_modified: str
    fetches: int = 1

    @property
    def serial(self) -> str:
        return str(self.content["serialNumber"])

    def value_of(self, key: str) -> object:
        """What a field of the pass says."""
        every = (field for fields in self.content["storeCard"].values() for field in fields)
        return next(one["value"] for one in every if one["key"] == key)


@dataclass
class FakeIphone:
    """One device; `route` is where the server really listens, whatever address a pass names."""

    route: str
    device: str = "d" * 32
    push_token: str = "aa" * 32
    passes: dict[str, HeldPass] = field(default_factory=dict)
    tag: str = ""

    def __post_init__(self) -> None:
        self.http = httpx.Client(timeout=30, trust_env=False)

    def close(self) -> None:
        self.http.close()

    # --- what a person does ---

    def add(self, reply: httpx.Response) -> HeldPass:
        """Take a downloaded pass in, and register for it."""
        added = self._take(reply)
        self.passes[added.serial] = added
        if "webServiceURL" in added.content:
            assert self.register(added).status_code in {200, 201}
        return added

    def delete(self, held: HeldPass) -> httpx.Response:
        """Throw a pass away."""
        del self.passes[held.serial]
        return self.http.delete(self._registration(held), headers=self._proof(held))

    # --- what the system does by itself ---

    def register(self, held: HeldPass, push_token: str | None = None) -> httpx.Response:
        body = json.dumps({"pushToken": push_token or self.push_token})
        return self.http.post(self._registration(held), content=body, headers=self._proof(held))

    def list_changed(self, since: str | None = None) -> httpx.Response:
        """Ask which passes changed; without any authorisation, as phones do."""
        held = next(iter(self.passes.values()))
        tag = self.tag if since is None else since
        asked = {"passesUpdatedSince": tag} if tag else {}
        return self.http.get(self._of_device(held), params=asked)

    def fetch(self, held: HeldPass, *, unless_newer: bool = True) -> httpx.Response:
        headers = self._proof(held)
        if unless_newer:
            headers["If-Modified-Since"] = held.last_modified
        return self.http.get(self._pass(held), headers=headers)

    def head(self, held: HeldPass) -> httpx.Response:
        return self.http.head(self._pass(held), headers=self._proof(held))

    def hear_push(self) -> list[str]:
        """Do what a push makes a phone do; the serials of the passes that are new now."""
        answer = self.list_changed()
        if answer.status_code == 204:
            return []
        assert answer.status_code == 200, answer.status_code
        said = answer.json()
        self.tag = said["lastUpdated"]
        assert isinstance(self.tag, str)
        renewed = []
        for serial in said["serialNumbers"]:
            reply = self.fetch(self.passes[serial])
            if reply.status_code == 200:
                fetched = self._take(reply)
                fetched.fetches += self.passes[serial].fetches
                self.passes[serial] = fetched
                renewed.append(serial)
        return renewed

    # --- where to ---

    def _take(self, reply: httpx.Response) -> HeldPass:
        assert reply.status_code == 200, reply.status_code
        assert reply.headers["content-type"] == "application/vnd.apple.pkpass"
        with zipfile.ZipFile(io.BytesIO(reply.content)) as archive:
            content = json.loads(archive.read("pass.json"))
        return HeldPass(content, reply.headers["last-modified"])

    def _service(self, held: HeldPass) -> str:
        address: str = held.content["webServiceURL"]
        return self.route + urlsplit(address).path + "/v1"

    def _of_device(self, held: HeldPass) -> str:
        kind = quote(held.content["passTypeIdentifier"], safe="")
        return f"{self._service(held)}/devices/{self.device}/registrations/{kind}"

    def _registration(self, held: HeldPass) -> str:
        return f"{self._of_device(held)}/{quote(held.serial, safe='')}"

    def _pass(self, held: HeldPass) -> str:
        kind = quote(held.content["passTypeIdentifier"], safe="")
        return f"{self._service(held)}/passes/{kind}/{quote(held.serial, safe='')}"

    @staticmethod
    def _proof(held: HeldPass) -> dict[str, str]:
        return {"Authorization": f"ApplePass {held.content['authenticationToken']}"}
