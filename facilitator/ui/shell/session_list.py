"""The sessions of a workshop on the rail, grouped by round: `W 2.1 Grundwasser`."""

from PySide6.QtCore import QModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QSizePolicy, QStyledItemDelegate, QStyleOptionViewItem

from facilitator.language import tr
from facilitator.ui.shell.session_model import SessionModel, SessionRow
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.fills import fill
from facilitator.ui.widgets.lists import HoverList
from facilitator.ui.widgets.row_model import ROW_ROLE, Index
from facilitator.ui.widgets.rows import paint_box, paint_row


class SessionDelegate(QStyledItemDelegate):
    """Draws headings, and sessions as code, short title and a check when all is answered."""

    def __init__(self, theme: Theme, view: "SessionList") -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Rows of 28; a heading that follows rows has air above."""
        is_heading = not index.data(ROW_ROLE).session_id
        if is_heading and self._view.narrow:
            return QSize(0, self._theme.px(19))
        return QSize(0, self._theme.px(33 if is_heading and index.row() else 28))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        row: SessionRow = index.data(ROW_ROLE)
        rect = option.rect.adjusted(0, 0, 0, 0)
        if not row.session_id:
            self._heading(painter, rect, row)
            return
        here = self._view.is_here and row.session_id == self._view.shown
        hovered = self._view.is_hovered(index)
        if here:
            paint_box(painter, self._theme, rect, "surface", "line")
        focused = self._view.is_focused(index)
        paint_row(painter, self._theme, rect, hovered=hovered and not here, focused=focused)
        self._session(painter, rect, row, here=here)

    def _heading(self, painter: QPainter, rect: QRect, row: SessionRow) -> None:
        theme = self._theme
        if self._view.narrow:
            y = rect.bottom() - theme.px(9)
            line = QRect(rect.left() + theme.px(8), y, rect.width() - theme.px(16), 1)
            fill(painter, line, theme.color("line"))
            return
        painter.setPen(theme.color("text3"))
        painter.setFont(theme.font("meta"))
        area = QRect(
            rect.left() + theme.px(8), rect.bottom() - theme.px(28), rect.width(), theme.px(28)
        )
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, row.text)

    def _session(self, painter: QPainter, rect: QRect, row: SessionRow, *, here: bool) -> None:
        theme = self._theme
        narrow = self._view.narrow
        left = rect.left() + theme.px(6 if narrow else 8)
        if row.is_own:
            self._own_sign(painter, rect)
        painter.setPen(theme.color("text" if here else "text2"))
        painter.setFont(theme.font("base", 600 if here else 500))
        area = QRect(left, rect.top(), rect.width(), rect.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, row.code)
        mark = rect.right() - theme.px(11 if narrow else 22)
        glyph, ink, size = row.mark
        if glyph:
            size = min(size, 10) if narrow else size
            top = rect.center().y() - theme.px(size / 2)
            place = mark + theme.px((12 - size) / 2)
            theme.icons.draw(painter, place, top, glyph, ink, size)
        if narrow:
            return
        words = QRect(left + self._code_width(), rect.top(), 0, rect.height())
        words.setRight(mark - theme.px(4))
        font = theme.font("base")
        painter.setFont(font)
        shown = QFontMetrics(font).elidedText(row.text, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, shown)

    def _own_sign(self, painter: QPainter, rect: QRect) -> None:
        """Draw a bar at the edge, where it takes no room from the code."""
        px = self._theme.px
        height = px(16)
        bar = QRect(rect.left(), rect.center().y() - height // 2 + 1, px(3), height)
        fill(painter, bar, self._theme.color("accent"))

    def _code_width(self) -> int:
        codes = [row.code for row in self._view.model().rows if row.code]
        widest = max(codes, key=len, default="W 1.1")
        metrics = QFontMetrics(self._theme.font("base", 600))
        return metrics.horizontalAdvance(widest) + self._theme.px(12)


class SessionList(HoverList):
    """The list itself: a click or Enter shows a session, its context menu opens a new window."""

    chosen = Signal(str)
    window_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.shown = ""
        self.is_here = True
        """Whether a session is what the window shows, and not all rooms."""
        self.narrow = False
        self._model = SessionModel(self)
        self.setModel(self._model)
        self.setItemDelegate(SessionDelegate(theme, self))
        self.setAccessibleName(tr("Sessions"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._model.modelReset.connect(self.updateGeometry)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._offer_window)
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)

    def model(self) -> SessionModel:
        """Return the sessions it lists."""
        return self._model

    def show_session(self, session_id: str) -> None:
        """Mark the session that the window shows."""
        self.shown = session_id
        index = self._model.index_of(session_id)
        if index.isValid():
            self.setCurrentIndex(index)
        self.viewport().update()

    def set_narrow(self, narrow: bool) -> None:
        """Show codes only, or codes and titles."""
        self.narrow = narrow
        bar = (
            Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            if narrow
            else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        )
        self.setVerticalScrollBarPolicy(bar)  # where it would lie over the marks
        self.updateGeometry()
        self.viewport().update()

    def set_here(self, here: bool) -> None:
        """Say whether a session is what the window shows."""
        self.is_here = here
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """As high as its rows, so that what looks at all rooms stands right below them."""
        height = sum(self.sizeHintForRow(row) for row in range(self._model.rowCount()))
        return QSize(0, height)

    def minimumSizeHint(self) -> QSize:
        """Scroll where there is less room."""
        return QSize(0, 0)

    def _choose(self, index: QModelIndex) -> None:
        row: SessionRow = index.data(ROW_ROLE)
        if row.session_id:
            self.chosen.emit(row.session_id)

    def _offer_window(self, point: QPoint) -> None:
        from PySide6.QtWidgets import QMenu  # noqa: PLC0415 - most starts never open a menu

        row: SessionRow | None = self.indexAt(point).data(ROW_ROLE)
        if row is None or not row.session_id:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Open in a new window"), lambda: self.window_wanted.emit(row.session_id))
        menu.popup(self.viewport().mapToGlobal(point))
