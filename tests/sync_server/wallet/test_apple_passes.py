"""A .pkpass against every rule of phones, and every rule against a pass that breaks it."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import zipfile
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.hazmat.primitives.serialization.pkcs7 import (
    PKCS7Options,
    PKCS7SignatureBuilder,
)

from sync_server.wallet.apple.credentials import read_signer
from sync_server.wallet.apple.package import packed
from sync_server.wallet.apple.self_made import make_chain
from tests.builders import a_hybrid_program, a_points_program, a_program
from tests.sync_server.wallet.passes import a_pass, a_signer, facts_of, the_root
from tests.sync_server.wallet.strict_pass import Files, faults_in, unpacked

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from shared_domain.programs import LoyaltyProgram

PROGRAMS = {
    "stamps": a_program(terms_text='Says "yes"\\no\nand more', privacy_url="https://a.example/"),
    "points": a_points_program(card_color="#FFD400", card_secondary_color="#111111"),
    "hybrid": a_hybrid_program(card_name='Zoé,  "Kaart"'),
    "a hundred": a_program(stamps_target=100, stamps_reward_description="Ein Frühstück"),
}


@pytest.fixture
def check(tmp_path: Path) -> Callable[[bytes], list[str]]:
    if shutil.which("openssl") is None:
        pytest.skip("needs the program openssl")
    return lambda archive: faults_in(archive, the_root(), tmp_path)


@pytest.mark.parametrize("program", PROGRAMS.values(), ids=list(PROGRAMS))
@pytest.mark.parametrize("stamps", [-1, 0, 7, 10, 125])
def test_a_pass_holds_to_every_rule(
    check: Callable[[bytes], list[str]], program: LoyaltyProgram, stamps: int
) -> None:
    assert check(a_pass(facts_of(program, stamps=stamps, points=1300))) == []


@pytest.mark.parametrize("language", ["en", "fr", "de", "lb"])
def test_a_pass_speaks_four_languages_whichever_is_its_own(
    check: Callable[[bytes], list[str]], language: str
) -> None:
    archive = a_pass(facts_of(language=language))
    assert check(archive) == []
    strings = unpacked(archive)["de.lproj/pass.strings"].decode("utf-16")
    assert '= "Stempel";' in strings


def test_a_server_without_https_makes_a_pass_that_asks_for_nothing(
    check: Callable[[bytes], list[str]],
) -> None:
    archive = a_pass(public_url="http://127.0.0.1:8470")
    whole = json.loads(unpacked(archive)["pass.json"])
    assert check(archive) == []
    assert "webServiceURL" not in whole
    assert "authenticationToken" not in whole


def test_the_same_card_makes_the_same_files() -> None:
    first, second = unpacked(a_pass()), unpacked(a_pass())
    assert {**first, "signature": b""} == {**second, "signature": b""}


# --- each rule is really held to ---------------------------------------------------------------


def changed(change: Callable[[dict[str, Any]], object]) -> bytes:
    """A pass whose pass.json was changed before it was signed."""
    files = unpacked(a_pass())
    whole = json.loads(files["pass.json"])
    change(whole)
    return signed_again({**files, "pass.json": json.dumps(whole).encode()})


def signed_again(files: Files, sign: Callable[[bytes], bytes] | None = None) -> bytes:
    meant = {
        name: body for name, body in files.items() if name not in {"manifest.json", "signature"}
    }
    return packed(meant, sign or a_signer().sign)


def first_field(whole: dict[str, Any], kind: str = "headerFields") -> dict[str, Any]:
    field: dict[str, Any] = whole["storeCard"][kind][0]
    return field


NOWHERE = {"latitude": 95.0, "longitude": 6.1}
HERE = {"latitude": 49.6, "longitude": 6.1}
BROKEN: dict[str, Callable[[dict[str, Any]], object]] = {
    "no formatVersion": lambda whole: whole.pop("formatVersion"),
    "no description": lambda whole: whole.pop("description"),
    "no team": lambda whole: whole.pop("teamIdentifier"),
    "hex colour": lambda whole: whole.update(backgroundColor="#375"),
    "colour beyond": lambda whole: whole.update(labelColor="rgb(300, 0, 0)"),
    "currency of a text": lambda whole: first_field(whole).update(currencyCode="EUR"),
    "two keys": lambda whole: first_field(whole, "backFields").update(key="stamps"),
    "no %@": lambda whole: first_field(whole).update(changeMessage="Changed"),
    "aligned back": lambda whole: first_field(whole, "backFields").update(
        textAlignment="PKTextAlignmentLeft"
    ),
    "eleven places": lambda whole: whole.update(locations=[HERE] * 11),
    "nowhere": lambda whole: whole.update(locations=[NOWHERE]),
    "no zone": lambda whole: whole.update(expirationDate="2030-01-01T00:00:00"),
    "fraction": lambda whole: whole.update(expirationDate="2030-01-01T00:00:00.5Z"),
    "voided text": lambda whole: whole.update(voided="true"),
    "token alone": lambda whole: whole.pop("webServiceURL"),
    "address alone": lambda whole: whole.pop("authenticationToken"),
    "short token": lambda whole: whole.update(authenticationToken="f" * 15),
    "http": lambda whole: whole.update(webServiceURL="http://loyalty.example"),
    "slash": lambda whole: whole.update(webServiceURL="https://loyalty.example/"),
    "v1 twice": lambda whole: whole.update(webServiceURL="https://loyalty.example/v1"),
    "barcodes as one": lambda whole: whole.update(barcodes=whole["barcodes"][0]),
    "no such code": lambda whole: whole["barcodes"][0].update(format="PKBarcodeFormatITF"),
    "no encoding": lambda whole: whole["barcodes"][0].pop("messageEncoding"),
    "accents in a code": lambda whole: whole["barcodes"][0].update(message="é"),
    "unknown key": lambda whole: whole.update(colour="blue"),
    "no key": lambda whole: first_field(whole).pop("key"),
    "no value": lambda whole: first_field(whole).pop("value"),
    "another pass type": lambda whole: whole.update(passTypeIdentifier="pass.example.other"),
    "another team": lambda whole: whole.update(teamIdentifier="OTHERTEAM1"),
    "five in the row": lambda whole: whole["storeCard"].update(
        secondaryFields=[{"key": f"k{n}", "value": n} for n in range(5)]
    ),
}


@pytest.mark.parametrize("change", BROKEN.values(), ids=list(BROKEN))
def test_what_is_said_wrongly_is_found(
    check: Callable[[bytes], list[str]], change: Callable[[dict[str, Any]], object]
) -> None:
    assert check(changed(change))


FILES_BROKEN: dict[str, Callable[[Files], Files]] = {
    "small strip": lambda files: files | {"strip.png": files["icon.png"]},
    "strip that is none": lambda files: files | {"strip@2x.png": b"GIF89a"},
    "no icon": lambda files: {name: body for name, body in files.items() if name != "icon.png"},
    "hidden file": lambda files: files | {".DS_Store": b"x"},
    "UTF-8 strings": lambda files: files | {"de.lproj/pass.strings": b'"a" = "b";\n'},
    "other keys": lambda files: (
        files | {"de.lproj/pass.strings": b"\xfe\xff" + '"a" = "b";\n'.encode("utf-16-be")}
    ),
}


@pytest.mark.parametrize("change", FILES_BROKEN.values(), ids=list(FILES_BROKEN))
def test_files_that_do_not_fit_are_found(
    check: Callable[[bytes], list[str]], change: Callable[[Files], Files]
) -> None:
    assert check(signed_again(change(unpacked(a_pass()))))


def zipped(files: Files) -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as written:
        for name, body in files.items():
            written.writestr(name, body)
    return archive.getvalue()


def test_a_pass_edited_after_signing_is_found(check: Callable[[bytes], list[str]]) -> None:
    files = unpacked(a_pass())
    edited = files["pass.json"].replace(b"3 / 10", b"9 / 10")
    assert check(zipped({**files, "pass.json": edited}))
    manifest = json.loads(files["manifest.json"])
    manifest["pass.json"] = hashlib.sha1(edited).hexdigest()  # noqa: S324  (Apple's)
    with_manifest = {
        **files,
        "pass.json": edited,
        "manifest.json": json.dumps(manifest).encode(),
    }
    assert check(zipped(with_manifest))
    for missing in ("signature", "manifest.json", "pass.json"):
        assert check(zipped({name: body for name, body in files.items() if name != missing}))


# --- the signature -----------------------------------------------------------------------------

D, B, A = PKCS7Options.DetachedSignature, PKCS7Options.Binary, PKCS7Options.NoAttributes


def signing(*options: PKCS7Options, order: str = "signer first") -> Callable[[bytes], bytes]:
    def sign(manifest: bytes) -> bytes:
        signer = a_signer()
        builder = PKCS7SignatureBuilder()
        if order == "certificate first":
            builder = builder.add_certificate(signer.issuer)
        builder = builder.set_data(manifest)
        builder = builder.add_signer(signer.certificate, signer.key, hashes.SHA256())
        if order == "signer first":
            builder = builder.add_certificate(signer.issuer)
        return builder.sign(Encoding.DER, options)

    return sign


def test_our_signature_has_both_certificates() -> None:
    """The library drops, without a word, whatever was added before the signer."""
    lost = signing(D, B, order="certificate first")(b"{}")
    signer = a_signer()
    issuer = signer.issuer.public_bytes(Encoding.DER)
    assert issuer not in lost
    assert issuer in signer.sign(b"{}")
    assert signer.certificate.public_bytes(Encoding.DER) in signer.sign(b"{}")


SIGNATURES = {
    "no attributes": signing(D, B, A),
    "not detached": signing(B),
    "no intermediate": signing(D, B, order="none"),
    "certificate too early": signing(D, B, order="certificate first"),
}


@pytest.mark.parametrize("sign", SIGNATURES.values(), ids=list(SIGNATURES))
def test_a_signature_that_phones_refuse_is_found(
    check: Callable[[bytes], list[str]], sign: Callable[[bytes], bytes]
) -> None:
    assert check(signed_again(unpacked(a_pass()), sign))


def test_a_line_feed_in_a_manifest_is_signed_as_it_is(
    check: Callable[[bytes], list[str]],
) -> None:
    files = unpacked(a_pass())
    manifest = json.dumps(json.loads(files["manifest.json"]), indent=1).encode()
    assert b"\n" in manifest
    right = zipped({**files, "manifest.json": manifest, "signature": a_signer().sign(manifest)})
    wrong = zipped({**files, "manifest.json": manifest, "signature": signing(D)(manifest)})
    assert check(right) == []
    assert check(wrong)


def test_a_strangers_signature_is_found(
    check: Callable[[bytes], list[str]], tmp_path: Path
) -> None:
    now = a_signer().certificate.not_valid_before_utc + timedelta(days=1)
    make_chain(tmp_path / "stranger", now)
    stranger = read_signer(tmp_path / "stranger", None, now)
    assert check(signed_again(unpacked(a_pass()), stranger.sign))
