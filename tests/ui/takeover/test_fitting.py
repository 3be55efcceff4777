"""How what is pasted fits: into the lines of the editor, and into the agenda that is there."""

from tests.ui.takeover.window import page_of, paste, take


def test_what_is_added_says_which_starts_stay_set_and_what_they_meet(window) -> None:
    page = page_of(window, "agenda")
    paste(page, "14:00 Begrüßung\n14:30 Vortrag\n15:00 Ende")
    take()
    page = page_of(window, "agenda")
    paste(page, "16:00 Rundgang\n16:30 Ausklang")
    assert page.banner.accessibleName() == "The start 16:00 comes with it and stays set."
    paste(page, "14:15 Rundgang")
    assert page.banner.accessibleName().endswith("At the same time there is: “Begrüßung”.")
    page.ways.choose("replace")
    page.ways.chosen.emit("replace")
    assert not page.banner.isVisible()


def test_rows_of_a_sheet_stand_at_the_lines_at_which_they_begin(window) -> None:
    page = page_of(window, "agenda")
    paste(page, 'Zeit\tWas\n09:00\t"Begrüßung\nund Ausblick"\n10:00\tPause\n')
    assert [(row.at, row.number) for row in page.lines.rows] == [(0, 1), (1, 2), (3, 4)]
    page.editor.go_to(2)
    current = page.lines.current
    assert current is not None
    assert current.at == 1
