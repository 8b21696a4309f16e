"""Settings come from the file and the command line, and a wrong one is told in a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from terminal.settings import DATA_VARIABLE, FILE_NAME, Settings, SettingsError, read_settings


def test_without_anything_said_everything_has_a_default() -> None:
    settings = read_settings([], {})

    assert settings == Settings(data_folder=settings.data_folder)
    assert settings.data_folder.is_absolute()
    assert "stempel" in settings.data_folder.name


def test_the_data_folder_is_named_by_command_line_or_environment(tmp_path: Path) -> None:
    environment = {DATA_VARIABLE: str(tmp_path / "by environment")}

    assert read_settings([], environment).data_folder == tmp_path / "by environment"
    command = ["--data", str(tmp_path / "by command")]
    assert read_settings(command, environment).data_folder == tmp_path / "by command"
    assert read_settings(["--data", "~/till"], {}).data_folder == Path.home() / "till"


def test_the_command_line_wins_over_the_file(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text('language = "lb"\nburst_gap_ms = 300\n', encoding="utf-8")

    settings = read_settings(["--data", str(tmp_path), "--language", "fr"], {})

    assert (settings.language, settings.burst_gap_ms) == ("fr", 300)


def test_everything_can_be_said_on_the_command_line(tmp_path: Path) -> None:
    said = [
        *("--data", str(tmp_path), "--language", "de", "--theme", "contrast"),
        *("--text-percent", "150", "--volume-percent", "0", "--burst-gap-ms", "80"),
        *("--pairing-ticket", "{}", "--secrets-in-file"),
    ]

    assert read_settings(said, {}) == Settings(
        data_folder=tmp_path,
        language="de",
        theme="contrast",
        text_percent=150,
        volume_percent=0,
        burst_gap_ms=80,
        pairing_ticket="{}",
        secrets_in_file=True,
    )


@pytest.mark.parametrize(
    ("said", "word"),
    [
        (["--language", "xx"], "language"),
        (["--text-percent", "110"], "text_percent"),
        (["--volume-percent", "101"], "volume_percent"),
        (["--burst-gap-ms", "5"], "burst_gap_ms"),
        (["--burst-gap-ms", "soon"], "burst-gap-ms"),
        (["--unknown"], "--unknown"),
        (["--data"], "--data"),
    ],
)
def test_a_wrong_word_is_told_with_its_name(tmp_path: Path, said: list[str], word: str) -> None:
    with pytest.raises(SettingsError, match=word):
        read_settings(said, {DATA_VARIABLE: str(tmp_path)})


@pytest.mark.parametrize(
    "content", [b"language =", b"colour = 'red'", b"\xff\xfe", b"theme = 3", b"[theme]"]
)
def test_a_wrong_file_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(content)

    with pytest.raises(SettingsError, match=r"\w+"):
        read_settings(["--data", str(tmp_path)], {})


def test_the_hourly_copies_may_go_to_another_disk(tmp_path: Path) -> None:
    assert read_settings(["--data", str(tmp_path)], {}).copies_folder is None
    elsewhere = read_settings(["--data", str(tmp_path), "--backup-folder", "~/stick"], {})
    assert elsewhere.copies_folder == Path.home() / "stick"


def test_devices_are_named_in_the_file(tmp_path: Path) -> None:
    said = (
        'serial_scanner = "COM4"\ncamera = "auto"\nreceipt_printer = "network:192.168.1.9"\n'
        "second_screen = false\ncustomer_names = false\n"
        'enrolment_url = "https://loyalty.example/cafe-knopes"\n'
    )
    (tmp_path / FILE_NAME).write_text(said, encoding="utf-8")

    settings = read_settings(["--data", str(tmp_path)], {})

    assert (settings.serial_scanner, settings.camera) == ("COM4", "auto")
    assert settings.receipt_printer == "network:192.168.1.9"
    assert (settings.second_screen, settings.customer_names) == (False, False)
    assert settings.enrolment_url == "https://loyalty.example/cafe-knopes"


@pytest.mark.parametrize("address", ["lp0", "network:", "network:a:b", "usb:1", "file:"])
def test_a_printer_nobody_could_reach_is_told_at_start(tmp_path: Path, address: str) -> None:
    (tmp_path / FILE_NAME).write_text(f'receipt_printer = "{address}"\n', encoding="utf-8")

    with pytest.raises(SettingsError, match="receipt_printer"):
        read_settings(["--data", str(tmp_path)], {})
