"""The tab of the handouts: what it lists, what it writes, and what it says of it."""

import shutil
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest

from facilitator import paths
from facilitator.actions import groups, workshops
from facilitator.handouts.catalogue import HANDOUTS
from facilitator.ui.handouts.folders import Folders
from facilitator.ui.handouts.table import HandoutModel, HandoutTable
from facilitator.ui.widgets.file_dialogs import FileDialog
from tests.handouts.crowd import example
from tests.ui.keyboard import press

Key = Qt.Key


def files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def row(tab, name: str):
    return next(entry for entry in tab.table.rows if entry.handout.name == name)


def finished(qtbot, tab) -> None:
    qtbot.waitUntil(lambda: tab.head.write_all.isEnabled() and tab.banner is not None)


def test_every_handout_is_listed_with_what_it_lacks(make):
    tab = make()
    assert [entry.handout for entry in tab.table.rows] == list(HANDOUTS)
    assert row(tab, "agenda").lacks == ()
    (sentence,) = row(tab, "zoom").lacks
    assert sentence.startswith("5 people have no usable e-mail address: Hanna Lorenzen,")


def test_write_all_writes_beside_the_file_and_says_what_is_missing(qtbot, make, workspace):
    tab = make()
    press(Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    finished(qtbot, tab)
    folder = workspace.path.parent / "Zukunftsforum Wasserwirtschaft Nordland – Handouts"
    assert len(files(folder)) == 70
    assert tab.banner.accessibleName().startswith("70 files written. 5 people have no usable")
    assert row(tab, "guides").written == "6 files written"


def test_enter_writes_the_one_at_the_keyboard_alone(qtbot, make):
    tab = make()
    qtbot.waitUntil(tab.table.hasFocus)
    press(Key.Key_Return)
    finished(qtbot, tab)
    assert files(tab.folder) == ["Agenda.docx"]
    assert tab.banner.accessibleName() == "1 file written."
    assert [entry.files for entry in tab.table.rows] == [1, *[0] * 7]


def test_a_click_writes_one_too(qtbot, make):
    tab = make()
    place = tab.table.visualRect(tab.table.model().index(2, 0))
    QTest.mouseClick(tab.table.viewport(), Qt.MouseButton.LeftButton, pos=place.center())
    finished(qtbot, tab)
    assert files(tab.folder) == ["Regiebuch.docx"]


def test_esc_stops_it_and_what_is_written_is_whole(qtbot, make):
    tab = make()
    tab.write_all()
    press(Key.Key_Escape)
    finished(qtbot, tab)
    assert tab.banner.accessibleName() == "Stopped. The files written so far are complete."
    assert len(files(tab.folder)) < 70
    assert not [name for name in files(tab.folder) if Path(name).name.startswith(".")]


def test_a_folder_is_chosen_once(qtbot, make, monkeypatch, settings, workspace, tmp_path):
    tab = make()
    chosen = tmp_path / "elsewhere"
    chosen.mkdir()
    monkeypatch.setattr(FileDialog, "getExistingDirectory", lambda *_: str(chosen))
    tab.choose_folder()
    assert tab.head.words.text() == "into “elsewhere”"
    tab.write(HANDOUTS[:1])
    finished(qtbot, tab)
    assert files(chosen) == ["Agenda.docx"]
    (workshop,) = workspace.desk.read.workshops()
    assert Folders(settings, tmp_path).of(workshop) == chosen


def test_a_folder_that_cannot_be_made_is_said_where_it_is_wanted(qtbot, make, settings, tmp_path):
    tab = make()
    (tmp_path / "taken").write_text("x")
    Folders(settings, tmp_path).choose(tab._workshop(), tmp_path / "taken")  # noqa: SLF001 - its own row
    tab.write_all()
    finished(qtbot, tab)
    assert tab.banner.accessibleName().startswith("The folder “taken” could not be made")


def test_it_follows_the_plan(qtbot, make, workspace):
    tab = make()
    (workshop,) = workspace.desk.read.workshops()
    workspace.desk.run(workshops.set_head, workshop_id=workshop.id, date=None)
    qtbot.waitUntil(lambda: "The workshop has no date." in row(tab, "calendar").lacks)
    workspace.desk.run(groups.place, workshop_id=workshop.id, sessions={})
    qtbot.waitUntil(
        lambda: (
            "Nobody has been placed in W 1.1, W 1.2, W 1.3 and 3 more."
            in row(tab, "room-lists").lacks
        )
    )


def test_a_screen_reader_hears_what_is_missing(make):
    tab = make(example())
    assert row(tab, "attendance").spoken == (
        "Attendance list, To sign at the door, also as a table · for the team only, "
        "No participants are in the plan."
    )


def test_the_model_is_sound(qtmodeltester, make):
    model = HandoutModel()
    model.show_rows(make().table.rows)
    qtmodeltester.check(model)


@pytest.mark.parametrize("width", [1_396, 640])
def test_no_row_is_painted_over_another(qtbot, theme, make, width):
    rows = make(example()).table.rows
    table = HandoutTable(theme)
    qtbot.addWidget(table)
    table.resize(width, 900)
    table.show_rows(rows)
    table.show()
    places = [table.visualRect(table.model().index(at, 0)) for at in range(len(rows))]
    assert not QRect(places[0]).intersects(places[1])
    assert all(place.height() >= theme.px(58) for place in places)


def test_folders_of_many_workshops_are_bounded(settings, tmp_path, make, workspace):
    (workshop,) = (make(), *workspace.desk.read.workshops())[1:]
    folders = Folders(settings, tmp_path)
    for number in range(50):
        folders.choose(workshop._replace(id=f"w{number}"), tmp_path / str(number))
    assert len(settings.strings("handout_folders")) == 80
    assert folders.of(workshop._replace(id="w49")) == tmp_path / "49"
    assert folders.of(workshop._replace(id="w1", title="")) == tmp_path / "Handouts"


@pytest.fixture
def own_layout():
    """A layout of one's own, by another author."""
    folder = paths.user_config() / "layouts" / "kontor"
    folder.mkdir(parents=True)
    text = 'extends = "prognos"\nauthor = "Kontor"\ntitle = { de = "Kontor", en = "Kontor" }\n'
    (folder / "layout.toml").write_text(text, encoding="utf-8")
    yield
    shutil.rmtree(folder.parent)


@pytest.mark.usefixtures("own_layout")
def test_the_layout_is_chosen_here_and_remembered(qtbot, make, settings):
    tab = make()
    box = tab.head.layouts
    assert box.chosen == "prognos"
    names = [box.itemData(at) for at in range(box.count())]
    assert names == ["kontor", "minutes", "nordland", "prognos"]
    box.setCurrentIndex(box.findText("Kontor"))
    assert settings.get("layout", "") == "kontor"
    tab.write((HANDOUTS[0],))
    finished(qtbot, tab)
    written = Document(str(tab.folder / "Agenda.docx"))
    assert written.core_properties.author == "Kontor"


def test_a_choice_made_for_the_protocol_holds_here(make, settings):
    tab = make()
    settings.put("layout", "minutes")
    tab.hide()
    tab.show()
    assert tab.head.layouts.chosen == "minutes"
    settings.put("layout", "gone")
    tab.hide()
    tab.show()
    assert tab.head.layouts.chosen == "prognos"


def test_words_take_the_room_that_nothing_else_needs(qtbot, make, theme):
    tab = make()
    tab.resize(900, 700)
    at = [entry.handout.name for entry in tab.table.rows].index("calendar")
    place = tab.table.model().index(at, 0)
    one_line = theme.px(20 + 18 + 2 * 10)
    qtbot.waitUntil(lambda: tab.table.visualRect(place).height() == one_line)
    assert tab.table.rows[at].lacks == ()
