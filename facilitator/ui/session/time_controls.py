"""The buttons of a session's time: start, pause and go on, five minutes more, the stage."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from facilitator.domain.timing import State
from facilitator.language import tr
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import button, icon_button

RUN_KEYS: Final = "Ctrl+Shift+P"
ROOM_KEYS: Final = "Ctrl+Shift+O"
LONGER_KEYS: Final = "F9"
A_MINUTE_KEYS: Final = "Shift+F9"
MEND_KEYS: Final = "Ctrl+F9"
LONGER_MINUTES: Final = 5


class TimeControls(QWidget):
    """Shows those buttons that do something in the session's state; none takes the focus."""

    run_wanted = Signal()
    """Start, pause or go on, whichever comes next."""
    longer_wanted = Signal(int)
    """By so many minutes."""
    reopening_wanted = Signal()
    stage_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.start = button(theme, tr("Start now"), "outline", icon="play", keys=RUN_KEYS)
        self.pause = icon_button(theme, "pause", tr("Pause"), keys=RUN_KEYS, role="text")
        self.resume = button(theme, tr("Continue"), "outline", icon="play", keys=RUN_KEYS)
        tip = tr("5 minutes more, with Shift 1 minute")
        self.longer = button(theme, tr("+5 min"), keys=LONGER_KEYS, tip=tip)
        self.reopen = button(theme, tr("Reopen"), keys=ROOM_KEYS)
        self.stage = button(theme, tr("Stage"), icon="stage", keys="F7")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        for part in (
            self.start,
            self.pause,
            self.resume,
            self.longer,
            self.reopen,
            self.stage,
        ):
            row.addWidget(part)
        self._connect()

    def _connect(self) -> None:
        for part in (self.start, self.pause, self.resume):
            part.clicked.connect(lambda _checked: self.run_wanted.emit())
        self.longer.clicked.connect(lambda _checked: self._lengthen())
        self.reopen.clicked.connect(lambda _checked: self.reopening_wanted.emit())
        self.stage.clicked.connect(lambda _checked: self.stage_wanted.emit())

    def show_state(self, state: State, *, writable: bool) -> None:
        """Offer what can be done in a state; in a file that is read only, nothing of it."""
        states: dict[QWidget, tuple[State, ...]] = {
            self.start: ("planned", "open"),
            self.pause: ("running",),
            self.resume: ("paused",),
            self.longer: ("running", "paused"),
            self.reopen: ("closed",),
        }
        shown = {part: writable and state in states[part] for part in states}
        for part in sorted(shown, key=shown.__getitem__, reverse=True):
            part.setVisible(shown[part])  # what comes first, so that a focus finds its successor

    def _lengthen(self) -> None:
        held = QApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier
        self.longer_wanted.emit(1 if held else LONGER_MINUTES)
