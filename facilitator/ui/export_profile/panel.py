"""The quiet choice of an edition below the chapters, with a list once it shall name nobody."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from facilitator.domain.records import Topic
from facilitator.language import tr, trn
from facilitator.protocol.editions import Edition, Privacy
from facilitator.protocol.exposure import Exposure
from facilitator.ui.protocol.lists import RowList
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.combo_boxes import ComboBox
from facilitator.ui.widgets.labels import label


class EditionPanel(QWidget):
    """Two choices, and the places where names are left over; a row leads to its words."""

    changed = Signal()
    """Another edition was chosen."""
    asked_for = Signal(object)
    """The exposure that somebody wants to see in its place."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._persons = ComboBox(theme)
        self._audience = ComboBox(theme)
        self._build()
        self.show_topics(())
        for box in (self._persons, self._audience):
            box.currentIndexChanged.connect(self._choose)

    def edition(self) -> Edition:
        """Return what is chosen."""
        privacy: Privacy = self._persons.currentData()
        audience = self._audience.currentData()
        if isinstance(audience, int):
            return Edition(privacy, "topic", audience)
        return Edition(privacy, audience)

    def choose(self, edition: Edition) -> None:
        """Choose an edition, as somebody did before; nothing is told of it."""
        boxes = (self._persons, self._audience)
        audience = edition.topic if edition.audience == "topic" else edition.audience
        for box in boxes:
            box.blockSignals(True)
        if self._audience.findData(audience) < 0:
            self._audience.addItem(tr("Workshop {number} only", number=audience), audience)
        self._persons.setCurrentIndex(self._persons.findData(edition.privacy))
        self._audience.setCurrentIndex(self._audience.findData(audience))
        for box in boxes:
            box.blockSignals(False)

    def show_topics(self, topics: Sequence[Topic]) -> None:
        """Offer an extract of each topic; what is chosen stays so while it is there."""
        wanted: list[tuple[str, object]] = [
            (tr("Everything"), "full"),
            (tr("Summary only"), "summary"),
        ]
        wanted += [
            (tr("Workshop {number} only", number=each.number), each.number) for each in topics
        ]
        box = self._audience
        if wanted == [(box.itemText(row), box.itemData(row)) for row in range(box.count())]:
            return
        chosen = box.currentData()
        box.blockSignals(True)
        box.clear()
        for text, data in wanted:
            box.addItem(text, data)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        box.blockSignals(False)

    def show_exposures(self, exposures: Sequence[Exposure]) -> None:
        """List where persons can still be told; nothing is said while they are named on purpose."""
        names_nobody = self.edition().privacy != "full"
        self._found.clear()
        for exposure in exposures:
            self._found.add(exposure.sentence, exposure, glyph="warn")
        if not exposures:
            self._found.add(tr("No name is left over."), None, glyph="check")
        self._found.setVisible(names_nobody)
        self._count.setText(
            trn("{count} place to look at", "{count} places to look at", len(exposures))
            if exposures and names_nobody
            else ""
        )

    def lead_to_exposures(self, edition: Edition) -> None:
        """Choose an edition and put the keyboard at the places where it still tells of persons."""
        for box, chosen in (
            (self._persons, edition.privacy),
            (self._audience, edition.topic if edition.audience == "topic" else edition.audience),
        ):
            box.setCurrentIndex(max(0, box.findData(chosen)))
        self._found.show()
        self._found.setFocus()
        self._found.setCurrentRow(0)

    def _choose(self, _index: int) -> None:
        self.changed.emit()

    def _go(self, exposure: Exposure | None) -> None:
        if exposure is not None:
            self.asked_for.emit(exposure)

    def _build(self) -> None:
        theme = self._theme
        for text, data in (
            (tr("Persons by name"), "full"),
            (tr("Roles only"), "roles"),
            (tr("Organisations only"), "organisations"),
            (tr("No persons"), "none"),
        ):
            self._persons.addItem(text, data)
        self._persons.setAccessibleName(tr("Persons in the protocol"))
        self._audience.setAccessibleName(tr("How much of the workshop"))
        self._count = label(theme, "", "base", 400, "text3")
        self._found = RowList(theme, tr("Names left over"))
        self._found.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._found.chosen.connect(self._go)
        self._found.hide()
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(10), 0, 0, 0)
        head.addWidget(label(theme, tr("Edition"), "base", 600, "text"))
        head.addWidget(self._count)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addLayout(head)
        for box in (self._persons, self._audience):
            row = QHBoxLayout()
            row.setContentsMargins(theme.px(10), 0, theme.px(4), 0)
            row.addWidget(box, 1)
            column.addLayout(row)
        column.addWidget(self._found)
