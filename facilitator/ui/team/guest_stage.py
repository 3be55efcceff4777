"""A guest of a team: a window with the stage, and the connection that fills it. There is no file."""

import logging
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal

from facilitator.domain.scenes import Scene, WelcomeScene
from facilitator.language import tr
from facilitator.team.keychain import Keychain, system_keychain
from facilitator.team.stage.carrying import NoScene, from_bytes
from facilitator.team.stage.passes import GuestPass, keep
from facilitator.team.stage.watch import StageState, Watch
from facilitator.ui.team.guest_window import GuestWindow
from facilitator.ui.team.words import Phrase, clock_time
from facilitator.ui.theme.theme import Theme

_HINT_MILLISECONDS = 20_000

_log = logging.getLogger(__name__)


class GuestStage(QObject):
    """Shows a team's stage until its window is closed, through every break of the connection."""

    ended = Signal()
    """The window is closed and the connection is gone."""
    _told = Signal()
    _gone = Signal()

    def __init__(
        self,
        guest: GuestPass,
        theme: Theme,
        parent: QObject | None = None,
        keychain: Keychain | None = None,
    ) -> None:
        """Prepare; without a keychain the pass is kept in the system's."""
        super().__init__(parent)
        self._title = guest.title
        self._is_hinting = True
        self.window = GuestWindow(theme)
        self.window.setWindowTitle(tr("Stage – {workshop}", workshop=guest.title))
        self.window.closed.connect(self._end)
        self.window.turned.connect(self._end_hint)
        self._told.connect(self._show, Qt.ConnectionType.QueuedConnection)
        self._gone.connect(self._let_go, Qt.ConnectionType.QueuedConnection)
        self._watch = Watch(guest, self._told.emit, partial(_keep, keychain), self._gone.emit)
        self._hint = QTimer(self, singleShot=True, interval=_HINT_MILLISECONDS)
        self._hint.timeout.connect(self._end_hint)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self._watch.stop)

    @property
    def state(self) -> StageState:
        """How the connection stands, and what came over it."""
        return self._watch.state

    def begin(self) -> None:
        """Open the window and connect."""
        self._show()
        self.window.show()
        self.window.activateWindow()
        self._hint.start()
        self._watch.start()

    def _show(self) -> None:
        state = self.state
        scene = self._scene(state)
        if scene is not None:
            self.window.show_scene(scene)
        self.window.say(self._phrase(state))

    def _scene(self, state: StageState) -> Scene | None:
        """Return what is to be seen; None where that is what is seen already."""
        if state.standing == "out":
            return self._word(tr("This display is not invited any more."))
        if state.picture:
            try:
                return from_bytes(state.picture)
            except NoScene:
                _log.warning("a picture of the stage could not be read")
                return None
        if state.standing == "connecting":
            return self._word(tr("Connecting …"))
        return self._word(tr("The stage appears here as soon as it is opened."))

    def _word(self, sentence: str) -> Scene:
        return WelcomeScene(title=self._title, lines=(sentence,))

    def _phrase(self, state: StageState) -> Phrase | None:
        if state.standing in {"gone", "silent"}:
            time = clock_time(state.heard_at)
            last = tr("no connection – last at {time}", time=time) if time else tr("no connection")
            return Phrase("warn", "warn", last)
        if self._is_hinting and state.standing != "out":
            return Phrase("window", "text3", tr("F11 fills the screen"))
        return None

    def _end_hint(self) -> None:
        self._is_hinting = False
        self._show()

    def _end(self) -> None:
        self._hint.stop()
        self._told.disconnect(self._show)
        self._watch.retire()

    def _let_go(self) -> None:
        self.ended.emit()
        self.window.deleteLater()
        self.deleteLater()


def _keep(keychain: Keychain | None, guest: GuestPass) -> None:
    """Keep a pass with what was heard meanwhile; on the thread of the connection, which may wait."""
    keep(keychain or system_keychain(), guest)
