"""What an operator puts into the folder, right and wrong, and the sentence that follows."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    pkcs12,
)

from shared_domain.programs import LoyaltyProgram
from sync_server.services.manage_vendors import open_vendor
from sync_server.settings import Settings
from sync_server.wallet.apple.credentials import CredentialsError, read_signer
from sync_server.wallet.apple.self_made import CHAIN_FILE, KEY_FILE, make_chain
from sync_server.wallet_check import check_programs, check_settings
from sync_server.wallet_setup import PushService, apple_side
from tests.builders import a_program, a_vendor
from tests.fakes.server_stores import MemoryUnitOfWork
from tests.fakes.server_tools import server_tools
from tests.sync_server.services.shop import granted
from tests.sync_server.wallet.passes import a_chain, a_signer

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime.now(UTC)  # noqa: TID251  (the shared chain was made by the same clock)
SIGNER = a_signer()
LEAF, ISSUER = SIGNER.certificate, SIGNER.issuer


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shared chain, to take apart."""
    return shutil.copytree(a_chain(), tmp_path / "apple")


def trouble(folder: Path, password: str | None = None, now: datetime = NOW) -> str:
    with pytest.raises(CredentialsError) as refused:
        read_signer(folder, password, now)
    return str(refused.value)


def der(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(Encoding.DER)


def test_files_are_known_by_what_is_in_them(folder: Path) -> None:
    (folder / CHAIN_FILE).unlink()
    (folder / KEY_FILE).unlink()
    (folder / "pass.cer").write_bytes(der(LEAF))
    (folder / "AppleWWDRCAG4.cer").write_bytes(der(ISSUER))
    (folder / "notes.txt").write_text("not looked at")
    key = SIGNER.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    (folder / "private.key").write_bytes(key)
    read = read_signer(folder, None, NOW)
    assert (read.pass_type, read.team) == (SIGNER.pass_type, SIGNER.team)
    assert read.issuer == ISSUER


@pytest.mark.parametrize("password", ["secret", None])
def test_a_bundle_with_key_and_certificates_is_enough(folder: Path, password: str | None) -> None:
    (folder / CHAIN_FILE).unlink()
    (folder / KEY_FILE).unlink()
    sealing = NoEncryption() if password is None else BestAvailableEncryption(password.encode())
    bundle = pkcs12.serialize_key_and_certificates(b"pass", SIGNER.key, LEAF, [ISSUER], sealing)
    (folder / "pass.p12").write_bytes(bundle)
    key = read_signer(folder, password, NOW).key
    assert key.private_numbers() == SIGNER.key.private_numbers()
    if password is not None:
        assert "STEMPEL_APPLE_KEY_PASSWORD" in trouble(folder)
        assert "STEMPEL_APPLE_KEY_PASSWORD" in trouble(folder, "wrong")


def test_a_key_with_a_password_needs_it(folder: Path) -> None:
    sealed = SIGNER.key.private_bytes(
        Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(b"secret")
    )
    (folder / KEY_FILE).write_bytes(sealed)
    assert read_signer(folder, "secret", NOW).pass_type == SIGNER.pass_type
    assert KEY_FILE in trouble(folder)


def test_the_certificate_of_another_generation_is_not_the_issuer(folder: Path) -> None:
    make_chain(folder / "other", NOW)
    other = read_signer(folder / "other", None, NOW).issuer
    assert other.subject == ISSUER.subject
    (folder / CHAIN_FILE).write_bytes(LEAF.public_bytes(Encoding.PEM))
    (folder / "a-first.cer").write_bytes(der(other))
    assert "has to be this very one" in trouble(folder)
    (folder / "z-last.cer").write_bytes(der(ISSUER))
    assert read_signer(folder, None, NOW).issuer == ISSUER


def test_each_thing_that_is_missing_is_named(folder: Path, tmp_path: Path) -> None:
    assert "cannot be read" in trouble(tmp_path / "nowhere")
    assert "no pass type certificate" in trouble(tmp_path)
    (folder / KEY_FILE).rename(folder / "key.aside")
    assert "no private key that belongs" in trouble(folder)
    (folder / "broken.pem").write_bytes(b"\x00\x01")
    assert "broken.pem cannot be read" in trouble(folder)


def test_certificates_of_two_pass_types_are_one_too_many(folder: Path) -> None:
    make_chain(folder / "other", NOW, "pass.example.other")
    shutil.copy(folder / "other" / CHAIN_FILE, folder / "other.pem")
    assert "several pass types: pass.example.other, " in trouble(folder)


def test_of_two_certificates_of_one_type_the_newer_one_signs(folder: Path) -> None:
    make_chain(folder / "newer", NOW + timedelta(minutes=1))
    for name in (CHAIN_FILE, KEY_FILE):
        shutil.copy(folder / "newer" / name, folder / f"newer-{name}")
    newer = read_signer(folder / "newer", None, NOW)
    assert read_signer(folder, None, NOW).certificate == newer.certificate


def test_a_certificate_out_of_its_time_is_said_so(folder: Path) -> None:
    assert "expired on" in trouble(folder, now=NOW + timedelta(days=400))
    assert "valid only from" in trouble(folder, now=NOW - timedelta(days=9))


# --- the check, and the server -----------------------------------------------------------------


def said(settings: Settings, now: datetime = NOW) -> str:
    return "\n".join(
        f"{'ok' if one.is_fine else 'PROBLEM'} {one.text}" for one in check_settings(settings, now)
    )


def test_the_check_says_what_is_fine_and_what_is_not(folder: Path, tmp_path: Path) -> None:
    settings = Settings(data=tmp_path, apple=folder, public_url="https://loyalty.example")
    text = said(settings)
    assert f"ok Apple: passes are signed as {SIGNER.pass_type} of team {SIGNER.team}." in text
    assert "ok Apple: the certificates are good until" in text
    assert "PROBLEM Apple: the certificate is a self-made one" in text
    assert "ok Phones ask for news at https://loyalty.example/api/v1/loyalty/apple." in text
    assert "PROBLEM Google:" in text
    assert "PROBLEM Apple: the certificates" in said(settings, NOW + timedelta(days=340))


@pytest.mark.parametrize(
    ("url", "words"),
    [
        (None, "STEMPEL_PUBLIC_URL is not set"),
        ("http://loyalty.example", "is not https"),
        ("https://192.168.1.5", "from this network only"),
        ("https://localhost:8470", "from this network only"),
        ("https://till", "from this network only"),
    ],
)
def test_an_address_that_phones_cannot_use_is_a_problem(
    tmp_path: Path, url: str | None, words: str
) -> None:
    text = said(Settings(data=tmp_path, public_url=url))
    assert words in text
    assert "There is no folder" in text


def test_a_google_key_that_is_none_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "key.json").write_text("{}")
    text = said(Settings(data=tmp_path, google_key=tmp_path / "key.json"))
    assert "PROBLEM Google:" in text


def test_identifiers_of_programs_are_compared_with_the_certificate(
    folder: Path, tmp_path: Path
) -> None:
    uow = MemoryUnitOfWork()
    tools = server_tools(uow)
    program: LoyaltyProgram = a_program(apple_pass_type_id="pass.other", google_class_id="x")
    granted(open_vendor(uow, tools, a_vendor(), program))
    settings = Settings(data=tmp_path, apple=folder)
    texts = [one.text for one in check_programs(uow, settings, NOW)]
    assert len(texts) == 2
    assert "names pass.other, the certificate" in texts[0]
    assert "google_issuer_id" in texts[1]
    elsewhere = Settings(data=tmp_path, apple=tmp_path / "nowhere")
    assert len(check_programs(uow, elsewhere, NOW)) == 1


def test_a_server_without_credentials_says_what_it_lacks(folder: Path, tmp_path: Path) -> None:
    push = PushService("https://127.0.0.1:1")
    bare = apple_side(Settings(data=tmp_path / "x"), "https://a.example", NOW, push)
    assert bare.maker is None
    assert "There is no folder" in bare.wallet.lacks
    made = apple_side(Settings(data=tmp_path, apple=folder), "https://a.example", NOW, push)
    assert made.maker is not None
    assert "self-made" in made.wallet.lacks
    trusted = PushService("https://127.0.0.1:1", folder / CHAIN_FILE)
    whole = apple_side(Settings(data=tmp_path, apple=folder), "https://a.example", NOW, trusted)
    assert whole.wallet.lacks == ""
