"""The composition root: the only file that knows every other, and connects them.

The window is painted before the database is opened: SQLAlchemy, httpx and bcrypt are imported
on the workers, because a cashier who sees the screen has the feeling that it runs.
"""

from __future__ import annotations

import platform
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QSize, QStandardPaths, QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

from terminal import __version__
from terminal.background.scheduling import QtScheduler
from terminal.background.sync_loop import Lines, SyncLoop
from terminal.background.tasks import Lane, Tasks
from terminal.background.upkeep_rhythm import UpkeepRhythm
from terminal.devices.documents import documents_in
from terminal.devices.key_layouts import layout_for
from terminal.devices.plugged_in import DeviceChoices, PluggedIn
from terminal.devices.sounds import Sounds
from terminal.devices.table_files import DocumentFiles
from terminal.devices.wedge_decoder import WedgeDecoder, WedgeTiming
from terminal.opening import last_entry, open_all, opened_counter
from terminal.system_clock import SystemClock, UuidSource, jitter
from terminal.ui.counter_window import CounterWindow
from terminal.ui.customer_display.presenter import DisplayChoices
from terminal.ui.customer_display.second_screen import SecondScreen
from terminal.ui.desk import Desk, Screen
from terminal.ui.header.state import DeviceTrouble
from terminal.ui.idle_watch import IdleWatch, TouchFilter
from terminal.ui.key_filter import KeyFilter
from terminal.ui.languages import Languages, language_of_desktop
from terminal.ui.pairing.presenter import PairingPorts
from terminal.ui.resource_files import RESOURCES
from terminal.ui.theme import Appearance, Look, Theme
from terminal.use_cases.ask_reservation import apply_reservation, request_reservation
from terminal.use_cases.preferences import Preferences
from terminal.use_cases.redeem import reservation_for
from terminal.use_cases.run_pull import plan_pull
from terminal.use_cases.scanned_text import ScannedText
from terminal.use_cases.start_up import Ports
from terminal.use_cases.sync_status import count_cards, read_status

if TYPE_CHECKING:
    from collections.abc import Callable

    from shared_domain.outcomes import ReservedElsewhere
    from terminal.background.sync_loop import Connection
    from terminal.opening import Adapters, Opened
    from terminal.settings import Settings
    from terminal.ui.result.state import Tone
    from terminal.use_cases.counter import Counter
    from terminal.use_cases.ports import TerminalIdentity, TerminalSecrets, Unavailable
    from terminal.use_cases.read_card import CardView
    from terminal.use_cases.redeem import RewardChoice


T = TypeVar("T")

_USUAL = QSize(1280, 800)
_ROOMY = QSize(1440, 900)


class Program:
    """One running terminal, from the first frame to the last."""

    def __init__(self, application: QApplication, settings: Settings) -> None:
        self._application = application
        self._settings = settings
        self._clock = SystemClock()
        self._ids = UuidSource()
        self.tasks = Tasks()
        self._sounds = Sounds(RESOURCES / "sounds")
        self._sounds.loudness = settings.volume_percent / 100
        self.languages = Languages(application)
        self.languages.speak(settings.language or language_of_desktop())
        self.look = Look(application)
        self.look.wear(Appearance(theme=Theme(settings.theme), text_percent=settings.text_percent))
        self.sync_loop = SyncLoop(self.tasks, jitter)
        self._upkeep = UpkeepRhythm(self.tasks, self._clock)
        self._scheduler = QtScheduler(self._clock)
        self.desk = Desk(
            runner=self.tasks,
            scheduler=self._scheduler,
            show_screen=self._show_screen,
            play=self._play,
            tell_trouble=self._tell_trouble,
            recorded=self._recorded,
            session_changed=self._session_changed,
        )
        display_choices = DisplayChoices(
            shows_names=settings.customer_names, enrolment_url=settings.enrolment_url or ""
        )
        self.counter_window = CounterWindow(self.look, self.desk, display_choices)
        self.window = self.counter_window.window
        self._adapters: Adapters | None = None
        self._secrets: TerminalSecrets | None = None
        self._lines: Lines | None = None
        layout = layout_for(application.platformName())
        timing = WedgeTiming(gap_limit_ms=settings.burst_gap_ms)
        self.key_filter = KeyFilter(application, WedgeDecoder(layout, timing))
        self._watch = IdleWatch(self.desk, self.counter_window.sign_in.lock)
        self._touch_filter = TouchFilter(application, self._watch.touched)
        self.devices = PluggedIn(
            DeviceChoices(settings.serial_scanner, settings.camera, settings.receipt_printer or ""),
            self._aside,
        )
        self._second_screen: SecondScreen | None = None
        self._connect()

    def start(self) -> None:
        """Show the window, then open what is slow to open."""
        self.desk.go(Screen.STARTING)
        self.counter_window.scan.render()
        self._show_window()
        if self._settings.second_screen:
            display = self.counter_window.devices.display_page
            self._second_screen = SecondScreen(self._application, self.window, display)
            self._second_screen.place()
        QTimer.singleShot(0, self._open)

    def _show_window(self) -> None:
        """A counter PC's small screen is filled; on a desktop the window keeps its place."""
        screen = self.window.screen().availableSize()
        if screen.width() < _ROOMY.width() or screen.height() < _ROOMY.height():
            # Where no window manager listens, the size itself has to do.
            self.window.resize(screen)
            self.window.showMaximized()
        else:
            self.window.resize(_USUAL)
            self.window.show()

    def close(self) -> None:
        """Stop listening, let the workers finish, and close the store."""
        self.sync_loop.stop()
        self._upkeep.stop()
        self._scheduler.close()
        self._touch_filter.stop()
        self.devices.stop()
        if self._second_screen is not None:
            self._second_screen.close()
        adapters = self._adapters
        if adapters is not None:
            adapters.close_servers()
            adapters.upkeep.stop_copying()
        self.tasks.close()
        if adapters is not None:
            adapters.store.close()

    def _connect(self) -> None:
        self.key_filter.scanned.connect(self.counter_window.scanned)
        self.key_filter.stopped.connect(self._scanner_lost)
        self.devices.scanned.connect(self.counter_window.scanned)
        self.devices.worked.connect(self._device_worked)
        self.devices.pictured.connect(self.counter_window.devices.test_page.show_picture)
        self.counter_window.printing.save = documents_in(_documents())
        if self.devices.has_printer:
            self.counter_window.result.print_slip = self.devices.print_slip
        self.sync_loop.connection_changed.connect(self._connection_changed)
        self.sync_loop.mirror_changed.connect(self._mirror_changed)
        self._upkeep.made_again.connect(self._made_again)
        self.counter_window.header.sync_now = self.sync_loop.sync_now
        self.counter_window.header.language = self.languages.spoken
        self.counter_window.redeem.ask_server = self._ask_server
        preferences = self.counter_window.preferences
        preferences.put_on = self._put_on
        preferences.speak, preferences.spoken = self.speak, lambda: self.languages.spoken
        self.counter_window.export.files = DocumentFiles(_documents())
        self.window.language_chosen.connect(self.speak)
        paste = QShortcut(QKeySequence.StandardKey.Paste, self.window)
        paste.activated.connect(self._pasted)

    def speak(self, language: str) -> None:
        """Switch the language while running; every page draws its state again."""
        self.languages.speak(language)
        self.counter_window.header.language = language
        self.counter_window.header.render()

    def _put_on(self, chosen: Preferences) -> None:
        """Look, sound and lock as was chosen for this till."""
        self.look.wear(
            Appearance(
                theme=Theme(chosen.theme),
                text_percent=chosen.text_percent,
                reduced_motion=chosen.reduced_motion,
            )
        )
        self._sounds.loudness = chosen.volume_percent / 100
        self._watch.lock_after_ms = chosen.lock_after_s * 1000

    def _pasted(self) -> None:
        """A code that was copied is a code all the same; fields that take text come first."""
        text = QGuiApplication.clipboard().text()
        if text:
            self.counter_window.scanned(ScannedText(text, None, "typed"))

    # Opening

    def _open(self) -> None:
        settings, clock, ids = self._settings, self._clock, self._ids
        self.tasks.run(
            Lane.LOCAL, partial(open_all, settings, clock, ids), self._opened, self._broke
        )

    def _opened(self, opened: Opened) -> None:
        self._adapters = opened.adapters
        self._sounds.prepare()
        self.devices.start()
        self._upkeep.start(opened.adapters.store, opened.adapters.upkeep)
        header = self.counter_window.header
        header.protection = opened.adapters.secret_store.protection()
        if opened.counter is not None and opened.secrets is not None:
            self._begin(opened.counter, opened.secrets)
            self.desk.refresh_directory(self._first_screen)
        else:
            self._pair(opened.adapters)

    def _first_screen(self) -> None:
        last = last_entry(self._adapters.recovered if self._adapters else ())
        if last is not None:
            self.counter_window.question.ask(last)
        else:
            self.desk.go_home()

    def _pair(self, adapters: Adapters) -> None:
        ports = PairingPorts(
            store=adapters.store,
            secret_store=adapters.secret_store,
            keys=adapters.keys,
            servers=adapters.servers,
            terminal_name=self._settings.terminal_name or platform.node() or "Stempel",
            app_version=__version__,
        )
        pairing = self.counter_window.connect_pairing(ports)
        pairing.paired = self._paired
        pairing.choose_language = self.speak
        pairing.open(self.languages.spoken)
        if self._settings.pairing_ticket:
            pairing.take_ticket(
                self._settings.pairing_ticket, reduced=self._settings.secrets_in_file
            )

    def _paired(self, identity: TerminalIdentity) -> None:
        adapters = self._adapters
        if adapters is None:
            return
        ports = Ports(adapters.store, self._clock, self._ids, adapters.keys, adapters.verify)

        def reopen() -> tuple[Counter, TerminalSecrets] | None:
            secrets = adapters.secret_store.load()
            if secrets is None:
                return None
            return opened_counter(ports, adapters.upkeep, identity, secrets), secrets

        def reopened(opened: tuple[Counter, TerminalSecrets] | None) -> None:
            if opened is not None:
                self.counter_window.header.protection = adapters.secret_store.protection()
                self._begin(*opened)

        self.tasks.run(Lane.LOCAL, reopen, reopened, self._tell_trouble)

    def _made_again(self) -> None:
        """The database is a new one: its journal goes on in an epoch of its own."""
        if self._lines is not None:
            self._paired(self._lines.counter.identity)

    def _begin(self, counter: Counter, secrets: TerminalSecrets) -> None:
        """From here on this is a counter: scans are served and the server is kept in step."""
        adapters = self._adapters
        if adapters is None:
            return
        self.desk.open_counter(counter)
        settings = self._settings
        self.counter_window.preferences.begin(
            Preferences(
                theme=settings.theme,
                text_percent=settings.text_percent,
                volume_percent=settings.volume_percent,
            )
        )
        url, token = counter.identity.server_url, secrets.access_token
        self._lines = Lines(
            counter=counter,
            speaking=adapters.servers.for_terminal(url, token),
            listening=adapters.servers.for_terminal(url, token),
            clock=self._clock,
            app_version=__version__,
        )
        self.sync_loop.start(self._lines)
        self._watch.touched()

    # What the parts tell each other

    def _show_screen(self, screen: Screen) -> None:
        self.counter_window.show_screen(screen)
        self.devices.show_pictures(wanted=screen is Screen.SCANNER_TEST)

    def _recorded(self) -> None:
        self.sync_loop.wake()
        self.counter_window.header.note_recorded()

    def _session_changed(self) -> None:
        session = self.desk.session
        if session is not None and session.language is not None:
            self.speak(session.language)
        self.counter_window.header.render()

    def _scanner_lost(self) -> None:
        self.counter_window.header.note_device(DeviceTrouble.SCANNER, works=False)

    def _device_worked(self, device: str, works: bool) -> None:  # noqa: FBT001  (Qt's signal)
        self.counter_window.header.note_device(DeviceTrouble(device), works=works)

    def _aside(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Unavailable], None],
    ) -> None:
        self.tasks.run(Lane.DEVICES, work, done, failed)

    def _connection_changed(self, connection: Connection) -> None:
        self.desk.is_online = connection.is_online
        self.counter_window.header.connection_changed(connection)

    def _mirror_changed(self) -> None:
        self.counter_window.refresh()
        pairing, lines = self.counter_window.pairing, self._lines
        if pairing is not None and lines is not None and self.desk.screen is Screen.PAIRING:
            counter = lines.counter
            self.desk.local(
                lambda: (read_status(counter), count_cards(counter)),
                lambda arrived: pairing.received(*arrived),
            )

    def _tell_trouble(self, trouble: Unavailable) -> None:
        self.counter_window.header.note_trouble(trouble)
        self.counter_window.result.show_trouble(trouble)

    def _broke(self, trouble: Unavailable) -> None:
        """Without a store there is no counter; the screen says what to do about it."""
        self.counter_window.header.note_trouble(trouble)
        self.counter_window.result.show_lasting_trouble(trouble)

    def _play(self, tone: Tone) -> None:
        self._sounds.play(tone.value)

    def _ask_server(
        self,
        card: CardView,
        choice: RewardChoice,
        done: Callable[[ReservedElsewhere], None],
        failed: Callable[[Unavailable], None],
    ) -> None:
        """The one question a redemption may ask the network, two seconds at the most."""
        lines = self._lines
        if lines is None:
            return
        request = reservation_for(card.program, card.card_id, choice)
        self.desk.local(
            lambda: plan_pull(lines.counter, 0),
            lambda pull: self.desk.remote(
                lambda: request_reservation(lines.speaking, request, pull.request, lines.clock),
                lambda heard: self.desk.local(
                    lambda: apply_reservation(lines.counter, heard), done, failed
                ),
                failed,
            ),
            failed,
        )


def run(settings: Settings) -> int:
    """One program in one window, until it is closed; returns what Qt's event loop did."""
    application = QApplication(["stempel"])
    application.setApplicationName("Stempel")
    program = Program(application, settings)
    program.start()
    code = application.exec()
    program.close()
    return code


def _documents() -> Path:
    """Where whoever uses this computer looks for files."""
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(documents)) / "Stempel"
