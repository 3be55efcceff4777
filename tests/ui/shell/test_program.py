"""From nothing to an open workshop: welcome, example, template, text, damaged and foreign files."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton

from facilitator import language
from facilitator.paths import resources
from facilitator.storage.files import open_file
from facilitator.ui.importing.preview import ImportPreview
from facilitator.ui.planning.screen import PlanScreen
from facilitator.ui.recents import Recents
from facilitator.ui.shell import choosers
from facilitator.ui.welcome.screen import WelcomeScreen
from facilitator.ui.widgets.file_dialogs import FileDialog
from tests.exchange.office_files import word_file
from tests.ui.shell.stage import forum
from tests.ui.shell.windows import hear, saved

TEMPLATE = resources() / "templates" / "fachworkshop.md"


def shown(window):
    return window.centralWidget().shown


def take_over(preview) -> QPushButton:
    return next(b for b in preview.findChildren(QPushButton) if b.text() == "Import")


@pytest.fixture
def welcome(program):
    return program.welcome()


@pytest.fixture
def chosen(monkeypatch):
    """Answer file dialogs: `chosen["open"]` and `chosen["save"]`; what was proposed is kept."""
    answers: dict[str, str] = {"open": "", "save": "", "proposed": ""}

    def save(_parent, _title, proposal, *_):
        answers["proposed"] = proposal
        return answers["save"], ""

    monkeypatch.setattr(FileDialog, "getOpenFileName", lambda *_: (answers["open"], ""))
    monkeypatch.setattr(FileDialog, "getSaveFileName", save)
    return answers


def test_the_question_that_is_shown_is_known_even_if_the_program_is_killed(
    qtbot, program, tmp_path
):
    file = saved(tmp_path / "day.workshop", forum())
    program.open_file(file)
    recents = Recents(program.settings)
    qtbot.waitUntil(lambda: recents.find(file) is not None)
    window = program.windows[0]
    window.show_session(next(key for key, at in window.head.code.items() if str(at) == "W 2.2"))
    screen = shown(window)
    rows = screen.questions.model.rows
    screen.questions.chosen.emit(rows[1].id)
    assert screen.question_id == rows[1].id

    def is_known() -> bool:
        known = Recents(program.settings).find(file)
        return known is not None and known.question_id == screen.question_id

    qtbot.waitUntil(is_known)


def test_without_a_file_the_welcome_screen_and_the_version_are_shown(welcome):
    assert isinstance(shown(welcome), WelcomeScreen)
    assert not welcome.centralWidget().rail.isVisible()
    assert welcome.windowTitle() == "Facilitator"


def test_the_example_opens_as_a_file_of_ones_own_and_a_second_time_as_it_was_left(
    welcome, monkeypatch, tmp_path
):
    monkeypatch.setattr(choosers, "documents", lambda: tmp_path / "Documents")
    shown(welcome).example_wanted.emit()
    path = welcome.workspace.path
    assert path.parent == tmp_path / "Documents"
    assert path.name == f"{welcome.head.workshop.title}.workshop"
    assert len(welcome.head.topics) == 2
    welcome.show_welcome()
    before = path.stat().st_size
    shown(welcome).example_wanted.emit()
    assert welcome.workspace.path == path
    assert path.stat().st_size == before


def test_files_are_looked_for_and_written_where_the_workshop_lies(window, monkeypatch, tmp_path):
    begun: list[Path] = []

    def asked(_parent, _title, place, *_):
        begun.append(Path(place))
        return "", ""

    monkeypatch.setattr(FileDialog, "getOpenFileName", asked)
    monkeypatch.setattr(FileDialog, "getSaveFileName", asked)
    window.menu.open_other()
    window.menu.import_text()
    window.menu.export_text()
    assert begun == [tmp_path, tmp_path, tmp_path / f"{window.head.workshop.title}.md"]


def test_a_folder_that_is_not_there_is_proposed_as_no_file(welcome, monkeypatch, tmp_path):
    begun: list[str] = []
    monkeypatch.setattr(choosers, "documents", lambda: tmp_path / "Documents")
    monkeypatch.setattr(
        FileDialog,
        "getOpenFileName",
        lambda _parent, _title, place, *_: (begun.append(place), ("", ""))[1],
    )
    shown(welcome).open_wanted.emit(None)
    (tmp_path / "Documents").mkdir()
    shown(welcome).open_wanted.emit(None)
    assert begun == [str(tmp_path), str(tmp_path / "Documents")]


def test_a_template_becomes_a_file_in_the_documents(welcome, chosen, tmp_path):
    chosen["save"] = str(tmp_path / "Neu")
    shown(welcome).template_wanted.emit(TEMPLATE)
    assert Path(chosen["proposed"]).name == "Fachworkshop.workshop"
    assert welcome.workspace.path == tmp_path / "Neu.workshop"
    assert welcome.head.workshop.title == "Fachworkshop"


@pytest.mark.usefixtures("chosen")
def test_thinking_better_of_it_leaves_the_welcome_screen(welcome, tmp_path):
    shown(welcome).template_wanted.emit(TEMPLATE)
    assert isinstance(shown(welcome), WelcomeScreen)
    assert not list(tmp_path.glob("*.workshop"))


def test_a_name_that_is_taken_is_refused_and_the_file_stays_as_it_was(
    welcome, chosen, monkeypatch, tmp_path
):
    heard = hear(monkeypatch)
    taken = saved(tmp_path / "Alt.workshop", forum())
    bytes_before = taken.read_bytes()
    chosen["save"] = str(taken)
    shown(welcome).template_wanted.emit(TEMPLATE)
    assert "exists already" in heard[0]
    assert taken.read_bytes() == bytes_before
    assert isinstance(shown(welcome), WelcomeScreen)


def test_a_text_is_shown_before_it_becomes_a_workshop(qtbot, welcome, chosen, tmp_path):
    text = tmp_path / "day.md"
    text.write_bytes((resources() / "examples/harbour-quarter-forum.md").read_bytes())
    chosen["save"] = str(tmp_path / "Day.workshop")
    shown(welcome).import_wanted.emit(text)
    preview = shown(welcome)
    assert isinstance(preview, ImportPreview)
    qtbot.waitUntil(take_over(preview).isEnabled)
    assert not (tmp_path / "Day.workshop").exists()
    take_over(preview).click()
    assert welcome.head.workshop.title == "Harbour Quarter Forum"


AGENDA = "Netze am Fluss\n\n9:00 Begrüßung\n9:30 Pause\n"


def plan_page(window):
    screen = shown(window)
    assert isinstance(screen, PlanScreen)
    return screen.page


def test_an_empty_workshop_takes_the_agenda_that_was_copied(welcome, chosen, tmp_path):
    chosen["save"] = str(tmp_path / "Neu.workshop")
    QApplication.clipboard().setText(AGENDA)
    shown(welcome).empty_wanted.emit()
    page = plan_page(welcome)
    assert page.isVisible()
    assert page.head.counts.text() == "2 agenda items"
    page.take()
    assert welcome.head.workshop.title == "Netze am Fluss"


def test_thinking_better_of_an_empty_workshop_leaves_the_welcome_screen(welcome, chosen, tmp_path):
    shown(welcome).empty_wanted.emit()
    assert chosen["proposed"]
    assert isinstance(shown(welcome), WelcomeScreen)
    assert not list(tmp_path.glob("*.workshop"))


@pytest.mark.parametrize(
    "make",
    [AGENDA.encode, lambda: word_file(*(("", line) for line in AGENDA.splitlines()))],
)
def test_a_text_that_is_no_outline_is_read_as_an_agenda(qtbot, welcome, chosen, tmp_path, make):
    mail = tmp_path / "mail.txt"
    mail.write_bytes(make())
    chosen["save"] = str(tmp_path / "Neu.workshop")
    shown(welcome).import_wanted.emit(mail)
    qtbot.waitUntil(lambda: isinstance(shown(welcome), PlanScreen))
    page = plan_page(welcome)
    qtbot.waitUntil(lambda: page.preview is not None and bool(page.preview.rows))
    page.take()
    head = welcome.workspace.desk.read.head(welcome.head.workshop.id)
    assert [item.title for item in head.agenda] == ["Begrüßung", "Pause"]


def test_nobody_who_reads_an_agenda_has_to_make_a_file(qtbot, welcome, chosen, tmp_path):
    mail = tmp_path / "mail.txt"
    mail.write_text(AGENDA, encoding="utf-8")
    shown(welcome).import_wanted.emit(mail)
    assert isinstance(shown(welcome), ImportPreview)
    qtbot.waitUntil(lambda: isinstance(shown(welcome), WelcomeScreen))
    assert chosen["proposed"].endswith("mail.workshop")
    assert not list(tmp_path.glob("*.workshop"))


def test_an_agenda_becomes_one_more_workshop_of_the_file_that_is_open(
    qtbot, window, chosen, tmp_path
):
    mail = tmp_path / "mail.txt"
    mail.write_text(AGENDA, encoding="utf-8")
    chosen["open"] = str(mail)
    window.menu.import_text()
    qtbot.waitUntil(lambda: isinstance(shown(window), PlanScreen))
    page = plan_page(window)
    qtbot.waitUntil(lambda: page.preview is not None and bool(page.preview.rows))
    page.take()
    titles = [entry.title for entry in window.workspace.desk.read.workshops()]
    assert titles == ["Zukunftsforum Wasserwirtschaft Nordland", "Netze am Fluss"]


def test_a_text_can_be_added_to_the_file_that_is_open_and_undone_as_one_step(qtbot, window, chosen):
    chosen["open"] = str(resources() / "examples/harbour-quarter-forum.md")
    window.menu.import_text()
    preview = shown(window)
    qtbot.waitUntil(take_over(preview).isEnabled)
    take_over(preview).click()
    assert window.head.workshop.title == "Harbour Quarter Forum"
    assert len(window.workspace.desk.read.workshops()) == 2
    window.undo()
    assert [entry.title for entry in window.workspace.desk.read.workshops()] == [
        "Zukunftsforum Wasserwirtschaft Nordland"
    ]


def test_the_workshop_is_written_as_text(window, chosen, tmp_path):
    chosen["save"] = str(tmp_path / "text")
    window.menu.export_text()
    written = (tmp_path / "text.md").read_text(encoding="utf-8")
    assert "title: Zukunftsforum Wasserwirtschaft Nordland" in written


def test_a_foreign_file_gets_one_sentence_and_the_window_stays(welcome, monkeypatch, tmp_path):
    heard = hear(monkeypatch)
    foreign = tmp_path / "holiday.workshop"
    foreign.write_text("not a workshop" * 100)
    shown(welcome).open_wanted.emit(foreign)
    assert len(heard) == 1
    assert "holiday.workshop" in heard[0]
    assert isinstance(shown(welcome), WelcomeScreen)


def test_a_link_to_itself_gets_one_sentence_too(program, monkeypatch, tmp_path):
    heard = hear(monkeypatch)
    loop = tmp_path / "loop.workshop"
    loop.symlink_to(loop)
    assert not program.open_file(loop)
    (said,) = heard
    assert "There is no file “loop.workshop”" in said


def test_of_a_damaged_file_the_rescued_copy_is_opened(program, monkeypatch, tmp_path):
    heard = hear(monkeypatch)
    path = saved(tmp_path / "Forum.workshop", forum())
    whole = bytearray(path.read_bytes())
    whole[8192 : 8192 + 4096] = b"\x00" * 4096
    path.write_bytes(whole)
    opened = program.open_file(path)
    assert "Forum.workshop" in heard[0]
    assert path.read_bytes() == bytes(whole)
    if opened:
        assert program.windows[0].workspace.path != path


def test_a_file_is_open_once_however_often_it_is_opened(program, file):
    assert program.open_file(file)
    assert program.open_file(file.parent / "." / file.name)
    first, second = program.windows
    assert first.workspace is second.workspace


def test_going_back_to_the_start_closes_the_file(window, file):
    window.show_welcome()
    again = open_file(file)
    assert not again.read_only
    again.close()


def test_another_file_in_the_same_window_closes_the_first(program, window, file, tmp_path):
    other = saved(tmp_path / "Other.workshop", forum("Küstentag"))
    assert program.open_file(other, window)
    assert window.head.workshop.title == "Küstentag"
    again = open_file(file)
    assert not again.read_only
    again.close()


def test_another_language_is_spoken_at_once_where_the_person_is(program, window):
    window.go_to("protocol")
    program.choose_language("de")
    (fresh,) = program.windows
    assert language.current() == "de"
    assert program.settings.get("language", "") == "de"
    assert fresh.head.workshop.title == "Zukunftsforum Wasserwirtschaft Nordland"
    assert type(shown(fresh)).__name__ == "ProtocolScreen"


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)  # offscreen menus cannot
def test_the_menu_lists_the_other_workshops_of_the_file_and_leads_to_them(program, tmp_path):
    path = saved(tmp_path / "Two.workshop", forum(), forum("Küstentag"))
    program.open_file(path)
    window = program.windows[0]
    window.menu.open(window.pos())
    menu = next(part for part in window.findChildren(QMenu) if part.isVisible())
    assert [action.text() for action in menu.actions()][:2] == [
        "Zukunftsforum Wasserwirtschaft Nordland",
        "Küstentag",
    ]
    menu.actions()[1].trigger()
    menu.close()
    assert window.head.workshop.title == "Küstentag"


def test_recent_files_are_listed_newest_first_and_can_be_forgotten(program, file, tmp_path):
    other = saved(tmp_path / "Other.workshop", forum("Küstentag"))
    for path in (file, other):
        program.open_file(path)
        program.windows[0].close()
    recents = Recents(program.settings)
    assert [entry.title for entry in recents.all()] == [
        "Küstentag",
        "Zukunftsforum Wasserwirtschaft Nordland",
    ]
    recents.forget(str(other))
    assert len(recents.all()) == 1


def test_a_spoilt_entry_among_the_recent_files_is_passed_over(program):
    program.settings.put("recent", ["{", '{"path": "/x", "unknown": 1}', '{"path": "/y"}'])
    assert [entry.path for entry in Recents(program.settings).all()] == ["/y"]
