"""The demonstration's pass for Apple Wallet: made by the command, checked by every rule."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from sync_server.wallet.apple.self_made import ROOT_FILE
from tests.scenarios.server_process import ROOT
from tests.sync_server.wallet.strict_pass import faults_in, openssl, unpacked

if TYPE_CHECKING:
    from tests.scenarios.server_process import ServerProcess


def make_pass(server: ServerProcess, card_number: str) -> str:
    """Make the pass of a card beside the server's data; a line that says what became of it."""
    out = server.folder / "wallet.pkpass"
    command = [sys.executable, "-m", "sync_server", "pass", card_number, "--out", str(out)]
    subprocess.run(
        [*command, "--data", str(server.folder)], cwd=ROOT, check=True, stdout=subprocess.DEVNULL
    )
    files = unpacked(out.read_bytes())
    said = json.loads(files["pass.json"])["storeCard"]["headerFields"][0]
    line = f"Apple Wallet pass {out}: {said['label']} {said['value']}, {len(files)} files"
    if shutil.which("openssl") is None:
        return f"{line}; no openssl here to check it with"
    root = server.folder / "apple" / ROOT_FILE
    faults = faults_in(out.read_bytes(), root, server.folder)
    version = openssl("version").stdout.strip()
    return f"{line}; {version} and our own rules find {len(faults)} faults {faults or ''}".rstrip()
