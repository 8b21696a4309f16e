"""Settings: defaults, the environment, and a sentence for everything that cannot be used."""

from __future__ import annotations

from pathlib import Path

import pytest

from sync_server.settings import DEFAULT_PORT, Settings, SettingsError, settings_from


def test_nothing_has_to_be_set() -> None:
    settings = settings_from({})

    assert (settings.host, settings.port, settings.public_url) == ("127.0.0.1", DEFAULT_PORT, None)
    assert settings.data.name


def test_the_environment_sets_everything() -> None:
    settings = settings_from(
        {
            "STEMPEL_DATA": "/srv/stempel",
            "STEMPEL_HOST": "::1",
            "STEMPEL_PORT": "0",
            "STEMPEL_PUBLIC_URL": "https://loyalty.example/",
            "STEMPEL_LOG_LEVEL": "warning",
            "STEMPEL_DATABASE_URL": "postgresql://stempel:secret@db.example/stempel",
            "STEMPEL_DATABASE_OWNER_URL": "postgresql://owner@[::1]:5433/stempel?sslmode=require",
            "PORT": "9",
        }
    )

    assert settings == Settings(
        Path("/srv/stempel"),
        "::1",
        0,
        "https://loyalty.example",
        "warning",
        database_url="postgresql://stempel:secret@db.example/stempel",
        database_owner_url="postgresql://owner@[::1]:5433/stempel?sslmode=require",
    )
    assert settings.database.parent == settings.master_key.parent == Path("/srv/stempel")
    assert settings.backup_folder == Path("/srv/stempel/backups")


def test_copies_go_to_another_disk_where_one_is_named() -> None:
    settings = settings_from({"STEMPEL_BACKUPS": "/mnt/copies"})

    assert settings.backup_folder == Path("/mnt/copies")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("STEMPEL_PORT", "http"),
        ("STEMPEL_PORT", "65536"),
        ("STEMPEL_PORT", "-1"),
        ("STEMPEL_PORT", "٣"),
        ("STEMPEL_PUBLIC_URL", "loyalty.example"),
        ("STEMPEL_PUBLIC_URL", "ftp://loyalty.example"),
        ("STEMPEL_PUBLIC_URL", "https://loyalty.example/?q=1"),
        ("STEMPEL_LOG_LEVEL", "loud"),
    ],
)
def test_what_cannot_be_used_is_said_in_a_sentence(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=f"^{name} is '.*'; it must .*\\.$"):
        settings_from({name: value})


@pytest.mark.parametrize("name", ["STEMPEL_DATABASE_URL", "STEMPEL_DATABASE_OWNER_URL"])
@pytest.mark.parametrize(
    "value",
    [
        "stempel",
        "mysql://stempel:secret@db.example/stempel",
        "postgresql+asyncpg://stempel:secret@db.example/stempel",
        "postgresql://db.example/stempel",
        "postgresql://stempel:secret@db.example",
        "postgresql://stempel:secret@db.example:secret/stempel",
        "postgresql://stempel:secret@[db/stempel",
    ],
)
def test_an_address_of_a_database_is_refused_without_repeating_its_password(
    name: str, value: str
) -> None:
    with pytest.raises(SettingsError, match=f"^{name} cannot be used; it must .*\\.$") as refused:
        settings_from({name: value})

    assert "secret" not in str(refused.value)


def test_an_empty_address_means_sqlite() -> None:
    assert settings_from({"STEMPEL_DATABASE_URL": ""}).database_url is None
