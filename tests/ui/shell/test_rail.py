import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from facilitator.ui import keys
from facilitator.ui.shell.rail import Rail
from tests.ui.shell.stage import forum


@pytest.fixture
def rail(qtbot, theme):
    made = Rail(theme)
    qtbot.addWidget(made)
    made.show_workshop(forum())
    made.show_place("moderate")
    made.resize(204, 800)
    made.show()
    return made


def test_the_rail_names_the_workshop_and_its_day(rail):
    assert (
        rail.title.accessibleName() == "Zukunftsforum Wasserwirtschaft Nordland, 17 September 2026"
    )


def test_a_long_title_ends_after_three_lines(rail):
    rail.title.show_workshop("Wort " * 60, "17 September 2026")
    three = rail.title.sizeHint().height()
    rail.title.show_workshop("Ein Titel, der gerade drei Zeilen braucht, um ganz zu stehen", "x")
    assert three == rail.title.sizeHint().height()


def test_a_title_with_an_emoji_is_broken_between_its_words(rail):
    rail.title.show_workshop("Größe & Wehr 😀😀 Ärzte und Pflegekräfte", "x")
    lines = rail.title._lines()  # noqa: SLF001 - what it paints shows nowhere else
    assert len(lines) > 1
    assert " ".join(line.strip() for line in lines).split() == rail.title.text().split()


def test_the_title_takes_the_room_its_type_size_needs(qtbot, rail, theme):
    qtbot.waitUntil(lambda: rail.title.height() == rail.title.sizeHint().height())
    small = rail.title.height()
    theme.step_scale(1)
    theme.step_scale(1)
    qtbot.waitUntil(lambda: rail.title.height() == rail.title.sizeHint().height() > small)
    theme.step_scale(0)
    qtbot.waitUntil(lambda: rail.title.height() == rail.title.sizeHint().height() == small)


def test_a_workshop_without_a_title_or_date_is_still_named(rail):
    rail.title.show_workshop("", "")
    assert rail.title.accessibleName() == "Untitled workshop"


def test_only_places_that_work_are_shown(rail):
    assert [button.place for button in rail.places] == ["plan", "moderate", "evaluate", "protocol"]
    assert "summary" in rail.rooms


def test_a_place_is_chosen_by_click_and_marked_by_the_window(qtbot, rail):
    _, moderate, _, protocol = rail.places
    with qtbot.waitSignal(rail.place_chosen) as chosen:
        qtbot.mouseClick(protocol, Qt.MouseButton.LeftButton)
    assert chosen.args == ["protocol"]
    rail.show_place("protocol")
    assert protocol.isChecked()
    assert not moderate.isChecked()


def test_sessions_belong_to_the_place_where_they_are_moderated(rail):
    assert rail.sessions.isVisible()
    rail.show_place("protocol")
    assert not rail.sessions.isVisible()


def test_every_button_has_a_name_and_a_tooltip_with_its_key(rail):
    for button in rail.findChildren(QAbstractButton):
        assert button.accessibleName(), button
        assert button.toolTip(), button
    assert rail.search.toolTip() == keys.tooltip("Search", "Ctrl+K")


def test_a_narrow_rail_is_a_strip_of_icons_with_its_own_way_to_the_menu(qtbot, rail):
    rail.set_narrow(narrow=True)
    assert rail.width() == 72
    assert not rail.title.isVisible()
    more = next(b for b in rail.findChildren(QAbstractButton) if b.accessibleName() == "File menu")
    with qtbot.waitSignal(rail.menu_wanted):
        qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    rail.set_narrow(narrow=False)
    assert rail.width() == 204
    assert not more.isVisible()


def test_the_rail_grows_with_the_font_size(rail, theme):
    theme.choose_scale(150)
    assert rail.width() == 306
    theme.choose_scale(100)
    assert rail.width() == 204


def test_search_and_title_ask_for_what_they_open(qtbot, rail):
    with qtbot.waitSignal(rail.search_wanted):
        qtbot.mouseClick(rail.search, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(rail.menu_wanted):
        qtbot.keyClick(rail.title, Qt.Key.Key_Space)
