"""Beside the findings: what would mend the one that is chosen."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.domain.audit.candidates import Candidate
from facilitator.domain.audit.finding import Finding
from facilitator.language import tr
from facilitator.protocol.audit_words import shortened
from facilitator.protocol.quoting import quoted
from facilitator.ui.protocol.lists import RowList
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.labels import label

CONFIRM_KEYS = "Ctrl+Return"
_LONGEST = 160
_BARE = ("unproven", "unsourced", "figure")
"""Findings that a note mends which says what is claimed."""


class Mending(QWidget):
    """Notes that a claim may rest on, or what its evidence said and says, with the way to settle it."""

    linked = Signal(object, object)
    """A finding and the candidate that proves it."""
    confirmed = Signal(object)
    """A finding whose claim still holds."""
    counted = Signal(object)
    """A finding of a number that a field is to say from now on."""
    wanted = Signal(object)
    """A finding whose place somebody wants to see."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._finding: Finding | None = None
        self._whole = label(theme, "", "base", 400, "text")
        self._title = label(theme, "", "base", 600, "text")
        self._words = label(theme, "", "base", 400, "text2")
        for words in (self._whole, self._words):
            words.setWordWrap(True)
        self.offers = RowList(theme, tr("Notes that the claim may rest on"))
        self.offers.chosen.connect(self._link)
        self.confirm = button(theme, tr("It still holds"), "outline", keys=CONFIRM_KEYS)
        self.confirm.clicked.connect(lambda _checked: self.settle())
        self.replace = button(theme, tr("Replace by a field"), "outline", keys=CONFIRM_KEYS)
        self.replace.clicked.connect(lambda _checked: self.settle())
        self.go = button(theme, tr("Go there"), "outline", keys="Return")
        self.go.clicked.connect(lambda _checked: self._go())
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(16), theme.px(16), theme.px(16), theme.px(12))
        column.setSpacing(theme.px(8))
        settling = (self.confirm, self.replace, self.go)
        for widget in (self._whole, self._title, self._words, self.offers, *settling):
            column.addWidget(widget)
        column.addStretch(1)
        self.show_finding(None, [])

    def show_finding(self, finding: Finding | None, offers: list[Candidate]) -> None:
        """Show what would mend a finding."""
        self._finding = finding
        is_stale = finding is not None and bool(finding.link_id)
        is_bare = finding is not None and finding.matter in _BARE
        self._whole.setText(finding.subject if finding and finding.matter != "field" else "")
        self._title.setText(_title(finding))
        self._words.setText(_words(finding, offers))
        for words in (self._whole, self._title, self._words):
            words.setVisible(bool(words.text()))
        self.offers.clear()
        for offer in offers if is_bare else []:
            words = shortened(offer.text, _LONGEST)
            self.offers.add(f"{offer.code}  {words}" if offer.code else words, offer)
        self.offers.setVisible(is_bare and bool(offers))
        self.confirm.setVisible(is_stale)
        self.replace.setVisible(finding is not None and finding.matter == "count")
        self.go.setVisible(finding is not None)

    def settle(self) -> None:
        """Say that a claim still holds whose evidence has changed; let a field say a wrong number."""
        if self._finding is not None and self._finding.link_id:
            self.confirmed.emit(self._finding)
        elif self._finding is not None and self._finding.matter == "count":
            self.counted.emit(self._finding)

    def _link(self, offer: Candidate) -> None:
        if self._finding is not None:
            self.linked.emit(self._finding, offer)

    def _go(self) -> None:
        if self._finding is not None:
            self.wanted.emit(self._finding)


def _title(finding: Finding | None) -> str:
    if finding is None:
        return ""
    if finding.matter in _BARE:
        return tr("May rest on")
    return tr("Then and now") if finding.link_id else ""


def _words(finding: Finding | None, offers: list[Candidate]) -> str:
    if finding is None:
        return ""
    if finding.link_id:
        before, now = quoted(finding.before), quoted(finding.other)
        return tr("Then: {before}\n\nNow: {now}", before=before, now=now)
    if finding.matter == "figure" and not offers:
        return tr("No other note says {numbers}.", numbers=finding.other)
    if finding.matter in _BARE and not offers:
        return tr("No note says anything like it.")
    if finding.matter == "count":
        return tr("A field says the number, and follows it from then on.")
    return ""
