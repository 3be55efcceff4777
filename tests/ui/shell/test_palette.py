"""Find anything: by keys, in a real window on a real file."""

import threading

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from shiboken6 import isValid

from facilitator.actions import answers, notes, workshops
from facilitator.actions.desk import Desk
from facilitator.storage.files import open_file
from facilitator.ui.commands import Command
from facilitator.ui.shell.palette import Palette
from facilitator.ui.shell.palette_rows import Entry, Heading
from tests.ui.shell.stage import commands, forum


class Typist:
    """Somebody at the keyboard with the search open."""

    def __init__(self, qtbot, palette: Palette, log: list[str]) -> None:
        self.qtbot, self.palette, self.log = qtbot, palette, log
        self.chosen: list[tuple[str, str]] = []
        palette.row_chosen.connect(lambda table, row_id: self.chosen.append((table, row_id)))

    def type(self, text: str) -> None:
        field = QApplication.focusWidget()
        assert field is not None
        for character in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, character)
                QApplication.sendEvent(field, event)

    def press(self, key: Qt.Key) -> None:
        self.qtbot.keyClick(QApplication.focusWidget(), key)

    def look_for(self, text: str) -> list[Entry]:
        self.palette.card.field.selectAll()
        self.type(text)
        self.qtbot.waitUntil(lambda: self.palette.shown_for == text)
        return self.entries()

    def entries(self) -> list[Entry]:
        return [row for row in self.palette.card.model.rows if isinstance(row, Entry)]

    def lines(self) -> list[str]:
        """What is on the card: headings, and entries with the place they stand at."""
        return [
            row.text
            if isinstance(row, Heading)
            else " | ".join(
                part for part in (f"{row.code} {row.text.text}".strip(), row.place.text) if part
            )
            for row in self.palette.card.model.rows
        ]

    def current(self) -> str:
        entry = self.palette.card.current()
        return f"{entry.code} {entry.text.text}".strip() if entry else ""


@pytest.fixture
def head(desk):
    return desk.read.head(desk.read.workshops()[0].id)


@pytest.fixture
def typist(qtbot, theme, desk, stage, head):
    log: list[str] = []
    palette = Palette(theme, desk, stage)
    palette.open(commands(log), head)
    qtbot.waitUntil(palette.card.field.hasFocus)
    yield Typist(qtbot, palette, log)
    if isValid(palette):
        palette.dismiss()


# What it offers


def test_before_anything_is_typed_sessions_and_commands_are_offered(typist):
    assert typist.lines() == [
        "Sessions",
        "W 1.1 Grundwasser und Dürrevorsorge | Room Siel · Hanna Lorenzen",
        "W 1.2 Netze erneuern, Kosten tragen | Room Deichgraf · Tobias Wernicke",
        "W 1.3 Daten und Steuerung | Room Pegel · Hanna Lorenzen",
        "W 2.1 Grundwasser und Dürrevorsorge | Room Siel · Tobias Wernicke",
        "W 2.2 Netze erneuern, Kosten tragen | Room Deichgraf · Hanna Lorenzen",
        "W 2.3 Daten und Steuerung | Room Pegel · Tobias Wernicke",
        "Commands",
        "Moderate",
        "Protocol",
        "Open session in a new window",
        "Undo",
        "Key result on or off",
        "Consensus",
        "To the parking lot",
        "About this program",
    ]


@pytest.mark.parametrize("text", ["2.1", "w21", "W 2.1", "W2.1", "w 2.1 grund"])
def test_a_session_is_found_by_its_code_however_it_is_written(typist, head, text):
    typist.look_for(text)
    typist.press(Qt.Key.Key_Return)
    [(table, row_id)] = typist.chosen
    assert table == "session"
    assert str(head.code[row_id]) == "W 2.1"


def test_a_round_is_found_by_the_beginning_of_its_codes(typist):
    found = typist.look_for("w2")
    assert [entry.code for entry in found if entry.code] == ["W 2.1", "W 2.2", "W 2.3"]


@pytest.mark.parametrize("text", ["Rücklage", "rucklage", "RUECKLAGE zweck", "rück"])
def test_a_note_is_found_in_any_spelling_and_says_where_it_stands(typist, text):
    typist.look_for(text)
    line = "Zweckgebundene Rücklage im Entgelt, für alle offen ausgewiesen"
    assert "Notes" in typist.lines()
    for place in ("W 1.2 · question 1", "W 2.2 · question 3", "W 2.2 · question 3b"):
        assert f"{line} | {place}" in typist.lines()


def test_the_matched_part_is_marked(typist):
    [entry, *_] = [found for found in typist.look_for("rueck") if found.kind == "note"]
    [(start, length)] = entry.text.marks
    assert entry.text.text[start : start + length] == "Rück"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("erneuerungsstau", ["Questions", "Wo ist der Erneuerungsstau am größten? | {topic} · question 1"]),
        ("landesrecht", ["Questions", "Was braucht neues Landesrecht? | {topic} · question 3b"]),
        ("petra", ["People", "Petra Jöns | MUG"]),
        ("mug", ["People", "Petra Jöns | MUG"]),
        ("wernicke", ["People", "Tobias Wernicke | Tidenhub · W 1.2, W 2.1, W 2.3"]),
        ("pflicht", ["Key results", "Rücklagen werden Pflicht | {topic}"]),
        ("notverbund", ["Recommendations", "Einen Notverbund je Kreis planen"]),
        ("pause", ["Agenda", "Pause | 15:05 · 15 min"]),
        ("ausgangs", ["Chapters", "Ausgangssituation"]),
        ("entwurf", ["Milestones", "Entwurf der Strategie | Dez 2026"]),
        ("xyzzy", []),
        ('"*) OR (', ["Commands", "Key result on or off"]),
        ("…", []),
    ],
)  # fmt: skip
def test_everything_in_the_file_is_found_with_its_place(typist, text, expected):
    typist.look_for(text)
    topic = "Netze erneuern, Kosten tragen"
    assert typist.lines() == [line.format(topic=topic) for line in expected]


def test_words_in_a_chapter_are_shown_in_their_sentence(typist):
    [entry] = typist.look_for("trocken gemeinden")
    assert entry.text.text == "Ausgangssituation"
    assert "in Nordland so trocken, dass einzelne Gemeinden" in entry.place.text
    assert len(entry.place.marks) == 2
    assert entry.place.text.endswith("die Gartenbewässerung untersagen mussten. Vorsorge Rückhalt")


def test_a_note_is_found_by_the_code_it_is_cited_by(typist):
    typist.look_for("w2.2-f1-02")
    assert typist.lines() == [
        "Notes",
        "Sammelantrag mehrerer Gemeinden statt Einzelförderung | W 2.2 · question 1",
    ]


def test_an_answer_is_found_and_leads_to_its_question(typist, desk, head):
    topic = next(topic for topic in head.topics if head.questions_of(topic))
    [_, question, *_] = head.questions_of(topic)
    desk.run(answers.add, question_id=question.id, text="Süßwasserlinsen kartieren")
    [entry] = typist.look_for("suesswasserl")
    assert typist.lines() == [
        "Answers",
        f"Süßwasserlinsen kartieren | {topic.title} · question 2",
    ]
    desk.run(answers.reword, answer_id=entry.row_id, text="Nichts davon")
    assert typist.look_for("süßwasserl ") == []


def test_a_parked_note_says_that_it_lies_in_the_parking_lot(typist, desk, head):
    note = next(entry for entry in desk.read.dossier(head.workshop.id).notes)
    desk.run(notes.park, note_ids=[note.id])
    places = [entry.place.text for entry in typist.look_for("rücklage") if entry.kind == "note"]
    assert "W 1.2 · parking lot · question 1" in places


def test_a_note_written_while_the_search_is_open_is_found(typist, desk, head):
    session = head.sessions[0]
    desk.run(notes.add_parked, session_id=session.id, text="Brunnenkataster fehlt")
    assert [entry.text.text for entry in typist.look_for("brunnenk")] == ["Brunnenkataster fehlt"]


def test_opening_the_search_brings_its_index_up_to_date(typist, desk, head, qtbot):
    desk.run(workshops.add_dossier, dossier=forum("Hafenforum"))
    typist.palette.open([], head)
    qtbot.waitUntil(lambda: not typist.palette.findChild(QTimer).isActive())
    assert desk.file.index_some(1) == 0


def test_rows_of_another_workshop_in_the_file_name_it(typist, desk):
    desk.run(workshops.add_dossier, dossier=forum("Hafenforum"))
    typist.look_for("hafenforum")
    assert typist.lines() == ["Workshops", "Hafenforum | 17 September 2026"]
    places = {entry.place.text for entry in typist.look_for("notverbund")}
    assert places == {"", "Hafenforum"}


def test_of_many_notes_the_newest_are_shown_and_the_heading_says_so(typist):
    typist.look_for("e")
    [notes_heading] = [
        row
        for row in typist.palette.card.model.rows
        if isinstance(row, Heading) and row.text == "Notes"
    ]
    assert notes_heading.more == "the newest 20"
    assert len([entry for entry in typist.entries() if entry.kind == "note"]) == 20


# Commands


@pytest.mark.parametrize("text", ["new window", "win open", "session new"])
def test_a_command_is_found_by_its_words_in_any_order(typist, text):
    typist.look_for(text)
    assert "Open session in a new window" in typist.lines()


def test_a_command_runs_after_the_editor_has_the_keyboard_again(typist, stage, head):
    seen = []
    typist.palette.open(
        [Command("it", "Do it", (), lambda: seen.append(QApplication.focusWidget()))], head
    )
    typist.look_for("do it")
    typist.press(Qt.Key.Key_Return)
    assert seen == [stage.editor]


def test_keys_that_are_only_explained_are_not_offered(typist):
    typist.look_for("level")
    assert typist.lines() == []


# Keys and mouse


def test_escape_gives_the_caret_back_as_it_was(typist, stage):
    typist.look_for("netz")
    typist.press(Qt.Key.Key_Escape)
    assert not typist.palette.isVisible()
    assert QApplication.focusWidget() is stage.editor
    typist.type("X")
    assert stage.editor.toPlainText() == "Haftung beim Zusammenschluss Xklären"


def test_arrows_pass_over_headings_and_stop_at_the_ends(typist):
    typist.press(Qt.Key.Key_Up)
    assert typist.current() == "W 1.1 Grundwasser und Dürrevorsorge"
    for _ in range(6):
        typist.press(Qt.Key.Key_Down)
    assert typist.current() == "Moderate"
    typist.press(Qt.Key.Key_Backtab)
    assert typist.current() == "W 2.3 Daten und Steuerung"
    typist.press(Qt.Key.Key_Tab)
    assert typist.current() == "Moderate"
    for _ in range(20):
        typist.press(Qt.Key.Key_Down)
    assert typist.current() == "About this program"


def test_page_keys_go_by_what_is_seen_and_back(typist):
    typist.press(Qt.Key.Key_PageDown)
    assert typist.current() not in ("W 1.1 Grundwasser und Dürrevorsorge", "About this program")
    typist.press(Qt.Key.Key_PageUp)
    assert typist.current() == "W 1.1 Grundwasser und Dürrevorsorge"


def test_the_current_row_is_in_sight_and_said_to_screen_readers(typist):
    for _ in range(20):
        typist.press(Qt.Key.Key_Down)
    rows = typist.palette.card.list
    assert rows.viewport().rect().contains(rows.visualRect(rows.currentIndex()).center())
    assert typist.palette.card.field.accessibleDescription() == "About this program, Commands"


def test_enter_takes_the_row_the_arrows_went_to(typist):
    typist.look_for("undo")
    typist.press(Qt.Key.Key_Return)
    assert typist.log == ["undo"]
    assert not typist.palette.isVisible()


def test_enter_before_the_answer_waits_for_it(typist, qtbot):
    typist.type("petra")
    assert typist.palette.shown_for == ""
    typist.press(Qt.Key.Key_Return)
    assert typist.chosen == []
    qtbot.waitUntil(lambda: not typist.palette.isVisible())
    assert [table for table, _ in typist.chosen] == ["person"]


def test_enter_does_nothing_where_nothing_was_found(typist):
    typist.look_for("xyzzy")
    typist.press(Qt.Key.Key_Return)
    assert typist.palette.isVisible()
    assert typist.chosen == []


def test_a_click_takes_the_row_under_it(typist, qtbot):
    typist.look_for("petra")
    rows = typist.palette.card.list
    at = rows.visualRect(typist.palette.card.model.index(1)).center()
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert [table for table, _ in typist.chosen] == ["person"]


def test_a_click_on_a_heading_does_nothing(typist, qtbot):
    rows = typist.palette.card.list
    at = rows.visualRect(typist.palette.card.model.index(0)).center()
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert typist.palette.isVisible()
    assert typist.palette.card.field.hasFocus()


def test_a_click_beside_the_card_closes_it(typist, qtbot, stage):
    qtbot.mouseClick(typist.palette, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert not typist.palette.isVisible()
    assert QApplication.focusWidget() is stage.editor


def test_it_closes_when_the_keyboard_goes_elsewhere_and_leaves_it_there(typist, stage):
    other = QLineEdit(stage)
    other.show()
    other.setFocus()
    assert not typist.palette.isVisible()
    assert QApplication.focusWidget() is other


def test_opening_it_again_begins_anew_and_still_knows_the_editor(typist, stage, head):
    typist.look_for("petra")
    typist.palette.open(commands(typist.log), head)
    assert typist.palette.card.field.text() == ""
    assert typist.current() == "W 1.1 Grundwasser und Dürrevorsorge"
    typist.press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is stage.editor


# Around it


def test_the_card_stays_inside_a_window_that_becomes_small(typist, stage, qtbot):
    stage.resize(420, 360)
    qtbot.waitUntil(lambda: typist.palette.width() == 420)
    assert typist.palette.rect().contains(typist.palette.card.geometry())


def test_closing_lets_go_of_the_file(typist):
    typist.look_for("netz")
    typist.palette.dismiss()
    assert not searching()


@pytest.mark.parametrize("end", ["hide", "deleteLater"])
def test_a_window_that_goes_takes_the_search_with_it(typist, stage, qtbot, end):
    typist.look_for("netz")
    if end == "hide":
        stage.hide()
    else:
        typist.palette.deleteLater()
    qtbot.waitUntil(lambda: not searching())


def test_a_file_open_for_reading_only_can_be_searched(qtbot, theme, stage, desk, head):
    other = Desk(open_file(desk.file.path, read_only=True))
    palette = Palette(theme, other, stage)
    palette.open([], head)
    reader = Typist(qtbot, palette, [])
    assert [entry.text.text for entry in reader.look_for("petra")] == ["Petra Jöns"]
    palette.dismiss()
    other.close()


def test_a_long_note_is_shown_at_its_match(typist, desk, head):
    text = "😀 " + "Vorrede " * 20_000
    desk.run(notes.add_parked, session_id=head.sessions[0].id, text=text)
    [entry] = typist.look_for("vorrede")
    assert len(entry.text.text) < 400
    assert not typist.palette.grab().isNull()


def searching() -> bool:
    return any(thread.name == "search" for thread in threading.enumerate())
