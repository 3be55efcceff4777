"""Beside the pages stands what the audit finds, and the row leads there."""

from facilitator.actions import chapters
from facilitator.domain.audit.auditing import audit
from facilitator.ui.protocol.lists import RowList
from tests.ui.protocol.test_screen import screen

__all__ = ["screen"]


def points_of(screen) -> RowList:
    rows = screen.findChildren(RowList)
    return next(made for made in rows if made.accessibleName() == "Open points")


def evidence_of(screen) -> str:
    points = points_of(screen)
    last = points.item(points.count() - 1).text()
    return last if last.startswith("Evidence: ") else ""


def test_what_the_audit_finds_is_counted_beside_the_pages_and_led_to(screen, qtbot):
    desk = screen._desk  # noqa: SLF001 - what the program holds
    dossier = desk.read.dossier(desk.read.workshops()[0].id)
    before = len(audit(dossier))
    own = next(entry for entry in dossier.chapters if entry.role == "context")
    qtbot.waitUntil(lambda: evidence_of(screen).startswith(f"Evidence: {before} finding"))
    desk.run(chapters.rewrite, chapter_id=own.id, text="Es kamen 987 Teilnehmende.")
    after = len(audit(desk.read.dossier(dossier.workshop.id)))
    assert after != before
    qtbot.waitUntil(lambda: evidence_of(screen).startswith(f"Evidence: {after} finding"))
    points = points_of(screen)
    with qtbot.waitSignal(screen.audit_wanted):
        points.itemActivated.emit(points.item(points.count() - 1))
