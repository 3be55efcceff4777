"""A page of notes on screen: the text, its margins, and a caret that stays where the reader is."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QInputMethodEvent,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QApplication, QFrame, QTextEdit, QWidget

from facilitator.ui.session.caret import Caret
from facilitator.ui.session.document import PageDocument
from facilitator.ui.session.earlier_points import EarlierPoints
from facilitator.ui.session.lines import Line, Spot
from facilitator.ui.session.margins import (
    GUTTER,
    NARROW_GUTTER,
    Gutter,
    Margin,
)
from facilitator.ui.session.mentioning import Mentioning
from facilitator.ui.session.rows import paint_bullets
from facilitator.ui.session.twins import Twins
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.viewports import give_viewport

MEASURE: Final = 620
"""The widest a line of notes gets, in design pixels."""
_AIR_LINES: Final = 2
"""Lines that stay in view above and below the caret."""
_KEEP = QTextCursor.MoveMode.KeepAnchor


class PageView(QTextEdit):
    """Shows a page document with numbers, stars and chips beside it."""

    settling = Signal()
    """Whatever is not on the page yet has to go there now: the page is about to be left."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_viewport(self, Qt.CursorShape.IBeamCursor)
        self.theme = theme
        self.page = PageDocument(theme, self)
        self.labels: dict[str, str] = {}
        """The letters of sub-questions ("a."), by their ids."""
        self.overlays: list[Callable[[QRect], None]] = []
        """Paint over the text in an area of the viewport."""
        self.is_narrow = False
        self.contested: frozenset[str] = frozenset()
        """Notes, by id, of which more than one version stands."""
        self.drafts: frozenset[str] = frozenset()
        """Notes, by id, that nobody else takes: they are on this laptop only."""
        self.question_id = ""
        self._current = -1
        self._owes_air = False
        self.setDocument(self.page.text)
        # Until the window has shared its room: at each width on the way there, a long page would be
        # laid out again.
        self.page.text.setLayoutEnabled(False)
        self._become_plain()
        self.twins = Twins(self)
        self.mentioning = Mentioning(self)
        self.points = EarlierPoints(self, theme)
        self.gutter = Gutter(self, theme)
        self.margin = Margin(self, theme)
        self._caret = Caret(self, theme)
        self.twins.found.connect(self.margin.update)
        self.points.changed.connect(self.margin.update)
        self.page.structured.connect(self.update_margins)
        self.verticalScrollBar().valueChanged.connect(self.update_margins)
        self.document().documentLayout().documentSizeChanged.connect(self.update_margins)
        self.cursorPositionChanged.connect(self._follow_caret)
        theme.changed.connect(self._restyle)

    def _become_plain(self) -> None:
        self.setProperty("plain", "true")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        self.setCursorWidth(0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setInputMethodHints(Qt.InputMethodHint.ImhMultiLine)

    # The page and the caret on it

    def show_page(self, page: list[Line], index: int = -1) -> None:
        """Show another page, with the caret at the end of a line, else of the last."""
        self.page.show(page)
        self._current = -1
        end = Spot(index % len(page), len(page[index].text))
        if self.spot != end:  # Qt has left it there, and setting it lays the page out
            self._select(end, end)
        self.keep_air()

    @property
    def is_composing(self) -> bool:
        """Whether an input method holds text that is not committed yet."""
        return bool(self._composed())

    def _composed(self) -> str:
        return self.textCursor().block().layout().preeditAreaText()

    def settle(self) -> None:
        """Take over whatever is not on the page yet, as before another page is shown."""
        self.settling.emit()
        self.end_composition()

    def end_composition(self) -> None:
        """Take over what an input method still holds, and nothing else: writing goes on."""
        if self.is_composing:
            QGuiApplication.inputMethod().commit()
        if self.is_composing:  # the input method does not answer
            rest = QInputMethodEvent()
            rest.setCommitString(self._composed())
            QApplication.sendEvent(self, rest)
            QGuiApplication.inputMethod().reset()

    @property
    def spot(self) -> Spot:
        """Where the caret is."""
        return self.page.spot(self.textCursor().position())

    @property
    def current_line(self) -> Line:
        """The line the caret is in."""
        return self.page.lines[self.textCursor().blockNumber()]

    def put_caret(self, spot: Spot, anchor: Spot | None = None) -> None:
        """Set the caret, or with an anchor a selection, and bring it into view."""
        self._select(spot, anchor or spot)
        self.keep_air()

    def _select(self, spot: Spot, anchor: Spot) -> None:
        cursor = self.textCursor()
        cursor.setPosition(self.page.position(anchor))
        if anchor != spot:
            cursor.setPosition(self.page.position(spot), _KEEP)
        self.setTextCursor(cursor)

    def ends(self) -> tuple[Spot, Spot]:
        """Return where the selection starts and ends; both are the caret where nothing is selected."""
        cursor = self.textCursor()
        return self.page.spot(cursor.selectionStart()), self.page.spot(cursor.selectionEnd())

    @contextmanager
    def undisturbed(self) -> Iterator[None]:
        """Keep caret, selection and what is in view while others' changes come in.

        Qt keeps a caret in its place within a note; where the note itself moved, it is followed.
        """
        held = [self._anchored(position) for position in self._cursor_ends()]
        top = self.cursorForPosition(QPoint(0, 0)).blockNumber()
        top_id = self.page.lines[top].id
        above = self._height_of(top) - self.verticalScrollBar().value()
        yield
        index = {line.id: number for number, line in enumerate(self.page.lines)}
        now = [self.page.spot(position) for position in self._cursor_ends()]
        wanted = [
            spot
            if line_id not in index or spot.line == index[line_id]
            else Spot(index[line_id], offset)
            for spot, (line_id, offset) in zip(now, held, strict=True)
        ]
        if wanted != now:
            self._select(wanted[1], wanted[0])
        if top_id in index:
            self.verticalScrollBar().setValue(round(self._height_of(index[top_id]) - above))

    def _cursor_ends(self) -> tuple[int, int]:
        cursor = self.textCursor()
        return cursor.anchor(), cursor.position()

    def _anchored(self, position: int) -> tuple[str, int]:
        spot = self.page.spot(position)
        return self.page.lines[spot.line].id, spot.offset

    def _height_of(self, index: int) -> float:
        block = self.document().findBlockByNumber(index)
        return self.document().documentLayout().blockBoundingRect(block).top()

    def keep_air(self) -> None:
        """Scroll so far that two lines around the caret are in view; as soon as anything is."""
        self._owes_air = not self.isVisible()
        if self._owes_air:
            return
        self._begin_layout()
        caret = self.cursorRect()
        air = _AIR_LINES * self.theme.line_height("note")
        bar = self.verticalScrollBar()
        if caret.bottom() + air > self.viewport().height():
            bar.setValue(bar.value() + caret.bottom() + air - self.viewport().height())
        elif caret.top() - air < 0:
            bar.setValue(bar.value() + caret.top() - air)

    def top_of(self, index: int) -> int:
        """Return where a line's words begin, in the viewport's coordinates."""
        self._height_of(index)  # lays it out, if it is not yet
        layout = self.document().findBlockByNumber(index).layout()
        return round(layout.position().y()) - self.verticalScrollBar().value()

    def place_of(self, index: int) -> QRect:
        """Return where a line's words are on the display."""
        top, block = self.top_of(index), self.document().findBlockByNumber(index)
        height = round(self.document().documentLayout().blockBoundingRect(block).height())
        rect = QRect(0, top, self.viewport().width(), height)
        return QRect(self.viewport().mapToGlobal(rect.topLeft()), rect.size())

    def show_stretch(self, top: int, bottom: int) -> None:
        """Scroll so far that what lies between two heights of the viewport is in view."""
        bar, air = self.verticalScrollBar(), self.theme.line_height("note")
        if top - air < 0:
            bar.setValue(bar.value() + top - air)
        elif bottom + air > self.viewport().height():
            bar.setValue(bar.value() + bottom + air - self.viewport().height())

    # Looks

    def set_narrow(self, narrow: bool) -> None:
        """Take less room for the margins, as in a small window."""
        if narrow != self.is_narrow:
            self.is_narrow = narrow
            self._arrange()

    def update_margins(self) -> None:
        """Repaint what stands beside the text, and the bullets in it."""
        self.gutter.update()
        self.margin.update()
        self.viewport().update()

    def _follow_caret(self) -> None:
        current = self.textCursor().blockNumber()
        if current != self._current:
            self._current = current
            self.gutter.update()
        if self.isVisible():
            self._caret.show_now()
        self.keep_air()

    def _restyle(self) -> None:
        self.page.restyle()
        self._arrange()
        self.points.renew()
        self.update_margins()

    def _arrange(self) -> None:
        """Share the width: gutter, at most 620 for the text, margin."""
        px = self.theme.px
        left = px(NARROW_GUTTER if self.is_narrow else GUTTER)
        bar = self.verticalScrollBar().width() if self.verticalScrollBar().isVisible() else 0
        margin = self.margin.wanted_width()
        width = min(self.width() - bar - left - margin, px(MEASURE))
        self.setViewportMargins(left, 0, max(self.width() - bar - left - width, 0), 0)
        place = self.viewport().geometry()
        self.gutter.setGeometry(0, place.top(), place.left(), place.height())
        self.margin.setGeometry(place.right() + 1, place.top(), margin, place.height())
        self.points.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width."""
        self._arrange()
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """Lay the page out and bring the caret into view once the window has shared its room.

        Not at once, as Qt's own handler does.
        """
        QTimer.singleShot(0, self, self.keep_air if self._owes_air else self._begin_layout)

    def _begin_layout(self) -> None:
        if not self.page.text.isLayoutEnabled():
            self.page.text.setLayoutEnabled(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text, then points, bullets and caret over it."""
        self._begin_layout()
        super().paintEvent(event)
        self.points.paint(event.rect())
        paint_bullets(self, self.theme, event.rect())
        for paint in self.overlays:
            paint(event.rect())
        self._caret.paint()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Compose; the input method's underlines go over the looks of the line, not instead."""
        super().inputMethodEvent(event)
        self.page.redress_composed(self.textCursor().block())
