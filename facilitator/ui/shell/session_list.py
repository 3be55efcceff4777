"""The sessions of a workshop on the rail, grouped by round: `W 2.1 Grundwasser`."""

import re
from dataclasses import dataclass, replace
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QSizePolicy, QStyledItemDelegate, QStyleOptionViewItem

from facilitator.domain.dossier import Dossier
from facilitator.language import tr
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.lists import HoverList
from facilitator.ui.widgets.rows import paint_box, paint_row

Index = QModelIndex | QPersistentModelIndex

_SHORTENED_AT: Final = re.compile(
    r"[,:;–—(/]|\s-\s|\s(?:und|oder|für|von|vom|zur|zum|and|or|for|of|to|from|in|im)\s"
)
ROW_ROLE: Final = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class SessionRow:
    """A round's heading (no session) or a session."""

    text: str
    code: str = ""
    session_id: str = ""
    title: str = ""
    answered: bool = False


def short_title(title: str) -> str:
    """Return the first words of a topic, up to the first "and", preposition or comma."""
    found = _SHORTENED_AT.search(title)
    return title[: found.start()].strip() or title if found else title


def rows_of(dossier: Dossier) -> list[SessionRow]:
    """Return a heading for each round and below it its sessions by topic."""
    titles = {topic.id: topic.title for topic in dossier.topics}
    shorts = {topic.id: short_title(topic.title) for topic in dossier.topics}
    unique = len(set(shorts.values())) == len(shorts)
    rows: list[SessionRow] = []
    for entry in dossier.rounds:
        rows.append(SessionRow(tr("Round {number}", number=entry.number)))
        for session in dossier.sessions_of(entry):
            shown = shorts if unique else titles
            code = str(dossier.code[session.id])
            topic = session.topic_id
            rows.append(SessionRow(shown[topic], code, session.id, titles[topic]))
    return rows


class SessionModel(QAbstractListModel):
    """Rounds and sessions as rows of a list."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[SessionRow] = []

    def show(self, rows: list[SessionRow]) -> None:
        """Show other rows, keeping what is known of the sessions among them."""
        answered = {row.session_id for row in self.rows if row.answered}
        self.beginResetModel()
        self.rows = [replace(row, answered=row.session_id in answered) for row in rows]
        self.endResetModel()

    def set_answered(self, session_id: str, answered: bool) -> None:
        """Say whether every guiding question of a session has a note."""
        for number, row in enumerate(self.rows):
            if row.session_id == session_id and row.answered != answered:
                self.rows[number] = replace(row, answered=answered)
                self.dataChanged.emit(self.index(number), self.index(number))

    def index_of(self, session_id: str) -> QModelIndex:
        """Return where a session stands, an invalid index when it is not listed."""
        for number, row in enumerate(self.rows):
            if session_id and row.session_id == session_id:
                return self.index(number)
        return QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let sessions be chosen, headings only be seen."""
        chosen = super().flags(index)
        if index.isValid() and self.rows[index.row()].session_id:
            return chosen
        return chosen & ~(Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - as in Qt
        """Return a row's text, its spoken name, or the row itself."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{row.code} {row.text}".strip()
        if role == Qt.ItemDataRole.ToolTipRole and row.code:
            return f"{row.code}  {row.title}"
        if role == Qt.ItemDataRole.AccessibleTextRole and row.code:
            state = tr("every question has an answer") if row.answered else ""
            return ", ".join(filter(None, (row.code, row.title, state)))
        return None


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
            painter.fillRect(
                rect.left() + theme.px(8), y, rect.width() - theme.px(16), 1, theme.color("line")
            )
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
        painter.setPen(theme.color("text" if here else "text2"))
        painter.setFont(theme.font("base", 600 if here else 500))
        area = QRect(left, rect.top(), rect.width(), rect.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, row.code)
        mark = rect.right() - theme.px(11 if narrow else 22)
        if row.answered:
            size = 10 if narrow else 12
            top = rect.center().y() - theme.px(size / 2)
            theme.icons.draw(painter, mark, top, "check", "text2", size)
        if narrow:
            return
        words = QRect(left + self._code_width(), rect.top(), 0, rect.height())
        words.setRight(mark - theme.px(4))
        font = theme.font("base")
        painter.setFont(font)
        shown = QFontMetrics(font).elidedText(row.text, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, shown)

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
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
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
