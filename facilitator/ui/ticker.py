"""The one clock that ticks: once a second for all windows, and only while somebody sees it run."""

from weakref import WeakSet

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from facilitator import clock

_SECOND = 1_000


class Ticker(QObject):
    """Ticks at the beginning of each second while anybody needs it; nothing is counted here."""

    ticked = Signal(object)
    """The moment, an aware `datetime`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._needed_by: WeakSet[QObject] = WeakSet()
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    @property
    def is_running(self) -> bool:
        """Whether it ticks."""
        return self._timer.isActive()

    def need(self, user: QObject, *, needed: bool) -> None:
        """Tick for `user`, or no more; it rests when nobody is left."""
        if needed:
            self._needed_by.add(user)
        else:
            self._needed_by.discard(user)
        if not self._needed_by:
            self._timer.stop()
        elif not self._timer.isActive():
            self._wait()

    def _tick(self) -> None:
        if self._needed_by:  # who is gone needs nothing
            self._wait()
            self.ticked.emit(clock.now())

    def _wait(self) -> None:
        """Wait for the next second; a timer that fired early just fires once more."""
        self._timer.start(_SECOND - clock.now().microsecond // 1_000)
