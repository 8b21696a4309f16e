"""Every command a person types to run, test and keep Stempel; `python3 dev.py` lists them.

It needs nothing but Python and never imports the project: it prepares `.venv` from the hashed
lock, sees to the system libraries Qt loads, and starts each tool in there as a process.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
REQUIREMENTS = ROOT / "requirements"
READY = VENV / "ready"
TRANSLATIONS = ROOT / "translations"
LANGUAGES = ("en", "fr", "de", "lb")
OLDEST_PYTHON = (3, 11)
# More test processes than this only fight over the disk.
MOST_TEST_PROCESSES = 8
# What must be covered to the last branch: the rooms that decide.
DECIDING_ROOMS = "shared_domain/*,terminal/use_cases/*,sync_server/services/*"


# --- what the machine must have --------------------------------------------------------------


@dataclass(frozen=True)
class Part:
    """Something the operating system must have: each library or program, and its Debian package."""

    name: str
    needs: dict[str, str]

    def missing(self) -> list[str]:
        """Return the libraries that do not load and the programs that are not on the path."""
        return [need for need in self.needs if not is_present(need)]


QT = Part(
    "qt",
    {
        "libGL.so.1": "libgl1",
        "libEGL.so.1": "libegl1",
        "libX11.so.6": "libx11-6",
        "libbrotlidec.so.1": "libbrotli1",
        "libdbus-1.so.3": "libdbus-1-3",
        "libfontconfig.so.1": "libfontconfig1",
        "libfreetype.so.6": "libfreetype6",
        "libglib-2.0.so.0": "libglib2.0-0",
        "libpulse.so.0": "libpulse0",
        "libxkbcommon.so.0": "libxkbcommon0",
    },
)
WINDOW = Part(
    "window",
    {
        "libX11-xcb.so.1": "libx11-xcb1",
        "libxcb-cursor.so.0": "libxcb-cursor0",
        "libxcb-icccm.so.4": "libxcb-icccm4",
        "libxcb-image.so.0": "libxcb-image0",
        "libxcb-keysyms.so.1": "libxcb-keysyms1",
        "libxcb-randr.so.0": "libxcb-randr0",
        "libxcb-render-util.so.0": "libxcb-render-util0",
        "libxcb-shape.so.0": "libxcb-shape0",
        "libxcb-sync.so.1": "libxcb-sync1",
        "libxcb-util.so.1": "libxcb-util1",
        "libxcb-xkb.so.1": "libxcb-xkb1",
        "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    },
)
XVFB = Part(
    "xvfb",
    {**WINDOW.needs, "Xvfb": "xvfb", "xdotool": "xdotool", "setxkbmap": "x11-xkb-utils"},
)
CHROMIUM = Part("chromium", {"chromium": "chromium"})


def is_present(need: str) -> bool:
    """Tell whether a library loads, or a program is on the path."""
    if ".so" not in need:
        return shutil.which(need) is not None
    try:
        ctypes.CDLL(need)
    except OSError:
        return False
    return True


def provide(parts: Sequence[Part]) -> list[str]:
    """Install missing parts where we may, say how where we may not; return what stays missing."""
    if not sys.platform.startswith("linux"):
        return []
    packages = [part.needs[need] for part in parts for need in part.missing()]
    if packages:
        install_packages(packages)
    absent = [part for part in parts if part.missing()]
    for part in absent:
        say(f"{part.name} goes without {', '.join(part.missing())}")
    return [part.name for part in absent]


def install_packages(packages: Sequence[str]) -> bool:
    """Install Debian packages when running as root; otherwise print the exact line to type."""
    if shutil.which("apt-get") is None:
        say("system libraries are missing, and this machine has no apt-get to install them with")
        return False
    command = ["apt-get", "install", "-y", "--no-install-recommends", *dict.fromkeys(packages)]
    if os.name == "nt" or os.geteuid() != 0:
        say("system packages are missing; install them with")
        say(f"  sudo {' '.join(command)}")
        return False
    say("installing system packages (only the first time)")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    update = subprocess.run(["apt-get", "update", "-q"], env=environment, check=False)
    install = subprocess.run(command, env=environment, check=False)
    return update.returncode == 0 and install.returncode == 0


# --- the environment -------------------------------------------------------------------------


def say(words: str) -> None:
    """Print one line of our own, at once, so that it stands before a tool's output."""
    print(f"dev: {words}", flush=True)


def environment_mark() -> str:
    """Return what the ready environment was made from: the locked wheels and this Python."""
    lock = hashlib.sha256((REQUIREMENTS / "development.txt").read_bytes()).hexdigest()
    return f"{sys.version.split()[0]} {lock}\n"


def ensure_environment() -> None:
    """Make `.venv` hold exactly the locked wheels; costs one small read when it already does."""
    mark = environment_mark()
    ready = READY.read_text() if READY.exists() else ""
    if ready == mark:
        return
    started = time.monotonic()
    if importlib.util.find_spec("ensurepip") is None:
        minor = f"{sys.version_info.major}.{sys.version_info.minor}"
        if not install_packages([f"python{minor}-venv"]):
            sys.exit("dev: Python cannot make virtual environments here yet")
    say(f"preparing {VENV.name} (only the first time and after an update)")
    other_python = bool(ready) and ready.split()[0] != mark.split()[0]
    must([sys.executable, "-m", "venv", *(["--clear"] if other_python else []), str(VENV)])
    install_wheels()
    READY.write_text(mark)
    say(f"{VENV.name} is ready after {time.monotonic() - started:.0f} s")


def install_wheels() -> None:
    """Install the lock with uv, which loads many wheels at once, or with pip where uv cannot."""
    pip = [tool("python"), "-m", "pip", "--disable-pip-version-check", "--no-input", "install"]
    hashed = ["--require-hashes", "--no-deps", "-r"]
    lock = str(REQUIREMENTS / "development.txt")
    say("loading the installer")
    if run([*pip, "--quiet", *hashed, str(REQUIREMENTS / "installer.txt")]) == 0:
        say("loading about 300 MB of wheels; Qt is most of it")
        # The machine's own certificates, so that a shop's proxy is trusted where pip trusts it.
        certificates = {"UV_SYSTEM_CERTS": "true", "VIRTUAL_ENV": str(VENV)}
        sync = [tool("uv"), "pip", "sync", "--compile-bytecode"]
        if run([*sync, "--require-hashes", lock], certificates) == 0:
            return
        say("uv could not; trying again with pip, which is slower")
    must([*pip, *hashed, lock])


def tool(name: str) -> str:
    """Return the path of a program inside the environment."""
    return str(VENV / "Scripts" / f"{name}.exe" if os.name == "nt" else VENV / "bin" / name)


def run(command: Sequence[str], extra: dict[str, str] | None = None) -> int:
    """Run a process in the checkout, its output shown as it comes, and return its exit status."""
    return subprocess.run(command, cwd=ROOT, env=os.environ | (extra or {}), check=False).returncode


def must(command: Sequence[str]) -> None:
    """Run a process and leave with its exit status when it fails."""
    status = run(command)
    if status != 0:
        say(f"failed: {' '.join(command)}")
        sys.exit(status)


def module(name: str, *arguments: str, extra: dict[str, str] | None = None) -> int:
    """Run a module with the environment's Python."""
    return run([tool("python"), "-m", name, *arguments], extra)


def offscreen() -> dict[str, str]:
    """Return the variables that let Qt paint without a screen, or as the caller chose."""
    return {"QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}


# --- the commands ----------------------------------------------------------------------------


def demo(arguments: list[str]) -> int:
    """Start a server and a terminal with a shop's demo data, or a scripted day without a screen."""
    has_screen = not sys.platform.startswith("linux") or bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )
    stop_without([QT, WINDOW] if has_screen else [QT])
    compile_translations()
    if has_screen:
        return module("tests.scenarios.demo", *arguments)
    say("no screen here: the scripted day runs offscreen instead of a window")
    scripted = [] if "--scripted" in arguments else ["--scripted"]
    return module("tests.scenarios.demo", *scripted, *arguments, extra=offscreen())


def test(arguments: list[str]) -> int:
    """Run the tests, several at once; further words go to pytest (paths, -k, -x …)."""
    missing = provide([QT, XVFB, CHROMIUM])
    if QT.name not in missing:
        compile_translations()
    chosen = any(word.startswith(("-n", "--pdb", "-p")) for word in arguments)
    processes = [] if chosen else ["-n", str(min(os.cpu_count() or 1, MOST_TEST_PROCESSES))]
    without_qt = ["-p", "no:pytest-qt"] if QT.name in missing else []
    extra = {**offscreen(), "STEMPEL_MISSING_PARTS": ",".join(missing)}
    return module("pytest", *processes, *without_qt, *arguments, extra=extra)


def coverage(arguments: list[str]) -> int:
    """Run the tests and require every branch of the deciding rooms to be covered."""
    tests = test(["--cov", "--cov-report=", *arguments])
    return tests or module("coverage", "report", f"--include={DECIDING_ROOMS}", "--fail-under=100")


def lint(arguments: list[str]) -> int:
    """Check style and formatting."""
    return max(module("ruff", *checks, *arguments) for checks in (["check"], ["format", "--check"]))


def types(arguments: list[str]) -> int:
    """Check types, strictly."""
    return module("mypy", *arguments)


def contracts(arguments: list[str]) -> int:
    """Check who imports whom."""
    return run([tool("lint-imports"), "--no-logo", *arguments])


def check(arguments: list[str]) -> int:
    """Run lint, types, contracts and test, all of them even when one fails."""
    results = {
        "lint": lint([]),
        "types": types([]),
        "contracts": contracts([]),
        "test": test(arguments),
    }
    failed = [name for name, status in results.items() if status != 0]
    say(f"failed: {', '.join(failed)}" if failed else "all checks passed")
    return 1 if failed else 0


def formatting(arguments: list[str]) -> int:
    """Put the code into the agreed format and mend what the linter can mend."""
    return module("ruff", "check", "--fix", *arguments) or module("ruff", "format", *arguments)


def fuzz(arguments: list[str]) -> int:
    """Throw hostile input at one part: `fuzz codes --inputs N --json`."""
    return one_of("fuzz", arguments)


def storm(arguments: list[str]) -> int:
    """Break processes, disks or lines under load: `storm NAME --size N --seed S --json`."""
    return one_of("storms", arguments)


def one_of(folder: str, arguments: list[str]) -> int:
    """Run the program of a tests folder that the first word names; list them for another word."""
    paths = (ROOT / "tests" / folder).glob("[!_]*.py")
    names = sorted(path.stem for path in paths if not path.stem.startswith("test_"))
    if not arguments or arguments[0] not in names:
        say(f"one of: {', '.join(names)}")
        return 2
    return module(f"tests.{folder}.{arguments[0]}", *arguments[1:])


def simulate(arguments: list[str]) -> int:
    """Live invented histories: `simulate --histories N --json`, `--help` for profiles, mutants."""
    return module("tests.simulation", *arguments)


def screenshots(arguments: list[str]) -> int:
    """Save a picture of every screen: `screenshots FOLDER`, `--help` for language, theme, size."""
    stop_without([QT])
    compile_translations()
    return module("tests.terminal.ui.gallery", *arguments, extra=offscreen())


def translate(arguments: list[str]) -> int:
    """Bring translations/*.ts up to date with the sources and compile them."""
    stop_without([QT])
    TRANSLATIONS.mkdir(exist_ok=True)
    update = [tool("pyside6-lupdate"), "-locations", "none", "-no-obsolete", *arguments]
    with tempfile.TemporaryDirectory() as folder:
        # Qt's tool misses counted texts in our sources; tests/house/asked_texts.py says how.
        texts = str(Path(folder, "texts.py"))
        must([tool("python"), "-m", "tests.house.asked_texts", texts])
        for language in LANGUAGES:
            languages = ["-source-language", "en", "-target-language", language]
            target = f"translations/terminal_{language}.ts"
            must([*update, *languages, texts, "-ts", target])
    return compile_translations()


def compile_translations() -> int:
    """Make the .qm files Qt loads from every .ts file that is newer than its own."""
    stale = [
        source
        for source in sorted(TRANSLATIONS.glob("*.ts"))
        if not source.with_suffix(".qm").exists()
        or source.with_suffix(".qm").stat().st_mtime < source.stat().st_mtime
    ]
    return run([tool("pyside6-lrelease"), "-silent", *map(str, stale)]) if stale else 0


def lock(arguments: list[str]) -> int:
    """Pin every wheel with its hashes again; `--upgrade` takes newer versions."""
    compiler = [tool("uv"), "pip", "compile", "--universal", "--generate-hashes"]
    compiler += ["--no-header", "--quiet", *arguments]
    agreeing = ("--constraints", "requirements/development.txt")
    locks = {
        "development": ("pyproject.toml", "--all-extras", "--group", "dev", "--group", "installer"),
        "terminal": ("pyproject.toml", "--extra", "terminal", *agreeing),
        "server": ("pyproject.toml", "--extra", "server", *agreeing),
        "installer": ("--group", "installer", *agreeing),
    }
    for name, choice in locks.items():
        target = f"requirements/{name}.txt"
        must([*compiler, *choice, "--output-file", target])
        say(f"wrote {target}")
    return 0


def hooks(arguments: list[str]) -> int:
    """Let git run the checks before every commit."""
    return module("pre_commit", "install", *arguments)


def stop_without(parts: Sequence[Part]) -> None:
    """Leave when the system lacks something the command cannot do without."""
    if provide(parts):
        sys.exit(1)


COMMANDS: dict[str, Callable[[list[str]], int]] = {
    **{action.__name__: action for action in (demo, test, check, lint, types, contracts, coverage)},
    "format": formatting,
    **{action.__name__: action for action in (fuzz, storm, simulate, screenshots)},
    **{action.__name__: action for action in (translate, lock, hooks)},
}


def listing() -> str:
    """Return the commands, each with what it does."""
    lines = [f"  {name:<12} {action.__doc__}" for name, action in COMMANDS.items()]
    return "\n".join(["usage: python3 dev.py COMMAND [more words go to the tool]", "", *lines])


def main(words: list[str]) -> int:
    """Run the command the first word names."""
    if not words or words[0] in {"-h", "--help", "help"}:
        print(listing())
        return 0
    if words[0] not in COMMANDS:
        print(f"dev: there is no command {words[0]!r}\n\n{listing()}", file=sys.stderr)
        return 2
    if sys.version_info < OLDEST_PYTHON:
        sys.exit(f"dev: Python 3.11 or newer is needed, this is {sys.version.split()[0]}")
    try:
        ensure_environment()
        return COMMANDS[words[0]](words[1:])
    except KeyboardInterrupt:
        say("stopped")
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
