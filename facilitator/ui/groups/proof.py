"""What is known of how good the groups are, in plain words: proven or not, and what changed."""

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from facilitator.language import tr, trn
from facilitator.planning.grouping.measure import Quality
from facilitator.ui.groups.seating import Seating
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.rows import paint_box

_LEFT, _PAD, _GLYPH_LEFT = 36, 11, 13


class Verdict(NamedTuple):
    """An assignment's quality beside what nobody can better."""

    met: int
    attainable: int
    quality: Quality
    bound: int
    """Points that nothing exceeds; those of a dream where nothing was proven."""
    broken: int = 0
    """Demands that the assignment does not keep."""
    is_begun: bool = True
    """Whether anybody has a seat."""
    before: Quality | None = None
    """How good it was before the last change."""

    @property
    def is_proven(self) -> bool:
        """Whether there is no better one that keeps all rules."""
        return self.is_begun and not self.broken and self.quality.points >= self.bound


def verdict_of(
    seating: Seating, bound: int | None, broken: int, before: Quality | None = None
) -> Verdict:
    """Return what is known of an assignment."""
    quality = seating.quality
    known = quality.top if bound is None else bound
    attainable = seating.question.attainable_wishes
    met = sum(quality.met)
    return Verdict(met, attainable, quality, known, broken, seating.is_begun, before)


def sentence(verdict: Verdict) -> str:
    """Say how many wishes are met, and whether better groups are possible."""
    if not verdict.is_begun:
        return tr("Nobody has a seat yet.")
    said = [tr("{met} of {wished} wishes are met.", met=verdict.met, wished=verdict.attainable)]
    if not verdict.attainable:
        said = []
    if verdict.broken:
        said.append(tr("Not all rules are kept."))
    elif verdict.is_proven:
        said.append(tr("With these rooms and rules nothing better is possible; this is proven."))
    else:
        said.append(tr("Better groups may be possible; nothing is proven."))
    return " ".join(said)


def change(verdict: Verdict) -> str:
    """Say what the last change did to what people notice: wishes, whom they see again, the mix."""
    now, before = verdict.quality, verdict.before
    if not _is_changed(verdict) or before is None:
        return ""
    said = [
        _wishes(sum(now.met) - sum(before.met)),
        _reunions(now.reunions - before.reunions),
        _mix(now.out_of_mix - before.out_of_mix),
    ]
    return ", ".join(filter(None, said))


def _wishes(more: int) -> str:
    if more > 0:
        return trn("{count} wish more is met", "{count} wishes more are met", more)
    return trn("{count} wish less is met", "{count} wishes less are met", -more) if more else ""


def _reunions(more: int) -> str:
    if more > 0:
        return trn("{count} reunion more", "{count} reunions more", more)
    return trn("{count} reunion less", "{count} reunions less", -more) if more else ""


def _mix(more: int) -> str:
    if not more:
        return ""
    return tr("mixed less evenly") if more > 0 else tr("mixed more evenly")


def _is_changed(verdict: Verdict) -> bool:
    now, before = verdict.quality, verdict.before
    return verdict.is_begun and before is not None and before != now and before.top == now.top


class ProofCard(QWidget):
    """A box with a shield where something is proven."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._glyph = ("info", "text3")
        self.change = label(theme, "", "base", 600, "text", wrap=True)
        self.words = label(theme, "", "base", 400, "text", wrap=True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        px = theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(_LEFT), px(_PAD), px(_PAD), px(_PAD))
        column.setSpacing(px(4))
        column.addWidget(self.change)
        column.addWidget(self.words)

    def show_verdict(self, verdict: Verdict) -> None:
        """Show what is known."""
        proven = ("shield", "ok") if verdict.is_proven else ("info", "text3")
        self._glyph = ("warn", "warn") if verdict.broken else proven
        self.change.setText(change(verdict))
        self.change.setVisible(bool(self.change.text()))
        self.words.setText(sentence(verdict))
        said = (self.change.text(), self.words.text())
        self.setAccessibleName(". ".join(filter(None, said)))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground and the glyph."""
        painter, theme = QPainter(self), self._theme
        paint_box(painter, theme, self.rect(), "surface", "line", radius=8)
        glyph, ink = self._glyph
        theme.icons.draw(painter, theme.px(_GLYPH_LEFT), theme.px(_PAD + 2), glyph, ink)
