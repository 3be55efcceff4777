"""How the session screen shares its room: wide, with less, and as a small window with a drawer."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from facilitator.language import tr
from facilitator.ui.session.editor import NotesEditor
from facilitator.ui.session.header import SessionHeader
from facilitator.ui.session.key_hints import KeyHints
from facilitator.ui.session.margins import GUTTER, MARGIN, NARROW_GUTTER
from facilitator.ui.session.parking import PANEL_WIDTH, ParkingPanel
from facilitator.ui.session.question_list import LIST_WIDTH, NARROW_LIST_WIDTH, QuestionList
from facilitator.ui.session.view import MEASURE
from facilitator.ui.session.wrapping import Heading
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panels import Panel, line

if TYPE_CHECKING:
    from facilitator.ui.session.chat_bar import ChatBar
    from facilitator.ui.session.find_bar import FindBar
    from facilitator.ui.session.finding import Elsewhere
    from facilitator.ui.session.message_banner import MessageBanner
    from facilitator.ui.widgets.banners import Banner

NARROW_BELOW: Final = 1180
"""Window width under which the list shows two lines and margins shrink."""
_MIDDLE_LIST_WIDTH: Final = 252
_ROOMY: Final = 1380
"""Own width from which the list has its full width."""
_EDITOR_NEEDS: Final = 660
"""The parking lot becomes a drawer where it would leave the notes less than this."""
_CALM_WIDTH: Final = GUTTER + MEASURE + MARGIN
"""What the notes take up; with nothing beside them they stand in the middle."""
_LEAST: Final = QSize(560, 320)


class SessionLayout(QWidget):
    """The parts of the screen and where they are; knows nothing of their contents."""

    enlarged = Signal(bool)
    """The notes want the whole window, or give it back."""

    found = Signal(str)
    """What is sought stands in another question, which is to be shown."""

    def __init__(self, theme: Theme, elsewhere: "Elsewhere", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.header = SessionHeader(theme)
        self.questions = QuestionList(theme)
        self.heading = Heading(theme)
        self.editor = NotesEditor(theme)
        self.banner: Banner | None = None
        self.standing: Banner | None = None
        """For whom the notes here are written, where that is not everybody."""
        self._chat_bar: ChatBar | None = None
        self.editor.paste_guard = self._offer_chat
        self._elsewhere = elsewhere
        self._find_bar: FindBar | None = None
        self._message: MessageBanner | None = None
        self._has_message = False
        self.parking = ParkingPanel(theme, self)
        self._divider = line(horizontal=False)
        self._is_narrow = False
        self._is_drawer = False
        self.is_calm = False
        """Whether only the notes are shown, under the head of the screen."""
        self._lay_out()
        theme.changed.connect(self.arrange)

    def _lay_out(self) -> None:
        self._row = QHBoxLayout()
        self._row.setSpacing(0)
        self._row.addWidget(self.questions)
        self._list_line = line(horizontal=False)
        self._row.addWidget(self._list_line)
        self._row.addWidget(self._middle(), 1)
        self._row.addWidget(self._divider)
        self._row.addWidget(self.parking)
        column = QVBoxLayout(self)
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(line())
        column.addLayout(self._row, 1)

    def _middle(self) -> QWidget:
        theme = self.theme
        middle = Panel("surface")
        self._empty = label(
            theme, tr("This topic has no guiding questions yet."), "base", 400, "text3"
        )
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.hide()
        self._shadow = line()
        self._shadow.hide()
        self._shadow.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.editor.verticalScrollBar().valueChanged.connect(self._show_scrolled)
        self._banner_place = QWidget()
        self._banner_row = QVBoxLayout(self._banner_place)
        self._banner_place.hide()
        column = self._column = QVBoxLayout(middle)
        column.setSpacing(0)
        column.addWidget(self.heading)
        column.addWidget(self._banner_place)
        column.addWidget(self._shadow)
        column.addWidget(self.editor, 1)
        column.addWidget(self._empty, 1)
        self._foot_line = line()
        column.addWidget(self._foot_line)
        self._foot = KeyHints(theme)
        column.addWidget(self._foot)
        return middle

    def _show_scrolled(self, value: int) -> None:
        """Draw a line under the heading once notes run below it."""
        self._shadow.setVisible(value > 0)

    def show_banner(self, tone: str, sentence: str) -> None:
        """Say something over the notes, calmly; nothing takes it away again."""
        self.banner = self._said(self.banner, tone, sentence)
        self._show_banners()

    def show_standing(self, sentence: str) -> None:
        """Say over the notes for whom they are written; nothing where that goes without saying."""
        self.standing = self._said(self.standing, "warn", sentence)
        self._show_banners()

    def _said(self, banner: "Banner | None", tone: str, sentence: str) -> "Banner | None":
        """Return the banner with a sentence, made when it is first needed; hidden without one."""
        if banner is None and sentence:
            from facilitator.ui.widgets.banners import Banner  # noqa: PLC0415 - hardly ever needed

            banner = Banner(self.theme, tone, sentence)
            self._banner_row.addWidget(banner)
        elif banner is not None and sentence:
            banner.say(tone, sentence)
        if banner is not None:
            banner.setVisible(bool(sentence))
        return banner

    def _show_banners(self) -> None:
        shown = (part for part in (self.banner, self.standing) if part is not None)
        self._banner_place.setVisible(any(not part.isHidden() for part in shown))

    def show_body(self, has_question: bool) -> None:
        """Show the notes, or say that there is no question to note anything on."""
        had_keyboard = self.editor.hasFocus()
        for part in (self.heading, self.editor):
            part.setVisible(has_question)
        if had_keyboard:
            self.focus_notes()
        self._empty.setVisible(not has_question)
        self._show_foot()

    def focus_notes(self) -> None:
        """Give the keyboard to the notes; without a question to the list, so that keys still work."""
        (self.questions if self.editor.isHidden() else self.editor).setFocus()

    def _show_foot(self) -> None:
        """Show the keys under the notes, unless a message stands there."""
        is_taken = self._has_message and self._is_drawer
        shown = not self.editor.isHidden() and not self.is_calm and not is_taken
        for part in (self._foot, self._foot_line):
            part.setVisible(shown)

    # Messages

    def hold(self, banner: "MessageBanner") -> None:
        """Take in the banner of messages; it is not seen before `show_message`."""
        self._message = banner
        self._place_message()
        self._inset()

    def show_message(self, *, shown: bool) -> None:
        """Show the banner of messages where it moves nothing, or hide it."""
        if self._message is None or shown is self._has_message:
            return
        if not shown and self._message.isAncestorOf(self.focusWidget() or self):
            self.focus_notes()
        if shown and self._is_drawer:
            self._message.stand_below(self._free_below_caret())
        self._has_message = shown
        self._message.setVisible(shown)
        self._show_foot()

    def _free_below_caret(self) -> int:
        """Return how many pixels there are under the line that is being typed."""
        foot = 0 if self._foot.isHidden() else self._foot.height() + self._foot_line.height()
        caret, height = self.editor.cursorRect(), self.editor.viewport().height()
        is_seen = not self.editor.isHidden() and 0 <= caret.bottom() < height
        return foot + (height - caret.bottom() if is_seen else height)

    def _place_message(self) -> None:
        """Put the banner beside the notes, or under them where nothing is beside them."""
        banner = self._message
        if banner is None:
            return
        if self._is_drawer:
            banner.stand_below(self._free_below_caret())
            self._column.insertWidget(self._column.indexOf(self._foot_line), banner)
        else:
            banner.stand_beside()
            self.parking.hold(banner)
        banner.setVisible(self._has_message)
        self._show_foot()

    # Only the notes

    def toggle_calm(self) -> None:
        """Show the notes and the head and nothing else, in the whole window; or all again."""
        if not self.leave_calm() and not self.editor.isHidden():
            self._set_calm(True)

    def leave_calm(self) -> bool:
        """Show everything again; False where it is shown already."""
        was_calm = self.is_calm
        if was_calm:
            self._set_calm(False)
        return was_calm

    def _set_calm(self, calm: bool) -> None:
        self.is_calm = calm
        for part in (self.questions, self._list_line):
            part.setVisible(not calm)
        self.show_body(not self.editor.isHidden())
        self.enlarged.emit(calm)
        self.arrange()
        self.focus_notes()

    # Pasting

    def _offer_chat(self, text: str) -> bool:
        """Make what takes charge of pasted chats, when something is first pasted, and hand on to it."""
        from facilitator.ui.session.chat_bar import ChatBar  # noqa: PLC0415 - not at the start

        self._chat_bar = ChatBar(self.editor, self.theme)
        self._column.insertWidget(self._column.indexOf(self._shadow), self._chat_bar)
        self._inset()
        return self._chat_bar.offer(text)

    # Finding

    @property
    def find_bar(self) -> "FindBar":
        """The bar of Ctrl+F, made when it is first wanted."""
        if self._find_bar is None:
            from facilitator.ui.session.find_bar import FindBar  # noqa: PLC0415 - not at the start

            self._find_bar = FindBar(self.editor, self.theme, self._elsewhere)
            self._column.insertWidget(self._column.indexOf(self._banner_place) + 1, self._find_bar)
            self._find_bar.question_asked.connect(self.found)
            self._inset()
        return self._find_bar

    def find_here(self) -> None:
        """Find in the notes that are shown."""
        self.find_bar.enter()

    def renew_hits(self) -> None:
        """Look for what is sought in the notes that are shown now."""
        if self._find_bar:
            self._find_bar.renew()

    def pause_finding(self) -> None:
        """Look for nothing any more that is not asked for anew."""
        if self._find_bar:
            self._find_bar.pause()

    # Widths

    def minimumSizeHint(self) -> QSize:
        """Need little: what does not fit side by side becomes narrow or a drawer."""
        return QSize(self.theme.px(_LEAST.width()), self.theme.px(_LEAST.height()))

    def arrange(self) -> None:
        """Share the width as the window allows."""
        px = self.theme.px
        self._is_narrow = self.window().width() < px(NARROW_BELOW)
        width = self.width()
        roomy = px(LIST_WIDTH if width >= px(_ROOMY) else _MIDDLE_LIST_WIDTH)
        listed = px(NARROW_LIST_WIDTH) if self._is_narrow else roomy
        self.questions.setFixedWidth(listed)
        self.questions.set_narrow(self._is_narrow)
        self.editor.set_narrow(self._is_narrow)
        crowded = self._is_narrow or width - listed - px(PANEL_WIDTH) < px(_EDITOR_NEEDS)
        self._set_drawer(crowded or self.is_calm)
        self._inset()

    def _inset(self) -> None:
        px, narrow = self.theme.px, self._is_narrow
        left = px(NARROW_GUTTER if narrow else GUTTER)
        self.heading.set_inset(*((18, NARROW_GUTTER) if narrow else (34, GUTTER)))
        self.heading.set_narrow(narrow)
        self.header.set_narrow(narrow)
        side = max((self.width() - px(_CALM_WIDTH)) // 2, 0) if self.is_calm else 0
        self._column.setContentsMargins(side, px(16 if narrow else 28), side, 0)
        self._banner_row.setContentsMargins(left, px(10), px(24), px(4))
        if self._find_bar:
            self._find_bar.set_inset(left)
        if self._chat_bar:
            self._chat_bar.set_inset(left)
        if self._message:
            self._message.set_inset(left)
        self._foot.set_inset(left, px(24), narrow=narrow)

    def _set_drawer(self, drawer: bool) -> None:
        if drawer != self._is_drawer:
            self._is_drawer = drawer
            if drawer:
                self._row.removeWidget(self.parking)
                self.parking.hide()
            else:
                self._row.addWidget(self.parking)
                self.parking.show()
            self._divider.setVisible(not drawer)
            self.parking.set_edge(shown=drawer)
            self._place_message()
        self.parking.setFixedWidth(self.theme.px(PANEL_WIDTH))
        if drawer:
            self._place_drawer()

    def _place_drawer(self) -> None:
        top = self.header.height() + 1
        width = self.parking.width()
        self.parking.setGeometry(self.width() - width, top, width, self.height() - top)
        self.parking.raise_()

    # Parking lot

    def show_parking(self) -> None:
        """Bring the parking lot into view and give it the keyboard."""
        if self._is_drawer:
            self.parking.show()
            self._place_drawer()
        self.parking.focus_field()

    def close_drawer(self) -> None:
        """Put the parking lot out of the way where room is short."""
        if self._is_drawer:
            self.parking.hide()

    def toggle_parking(self) -> None:
        """Go to the parking lot, or back from it to the notes."""
        if self.parking.isVisible() and self.parking.isAncestorOf(self.focusWidget() or self):
            self.close_drawer()
            self.focus_notes()
        else:
            self.show_parking()
