"""The current question on the stage: in full size while it fits, the written note always in view."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF

from facilitator.domain.scenes import Clock, Entry, QuestionScene, Strip, SummaryScene
from facilitator.ui.stage.sheets import Box, Glyph, Sheet, Words
from tests.ui.stage.conftest import laid

SCENE = QuestionScene(
    code="W 2.2",
    topic="Renewing pipes",
    workshop="Water Forum",
    number=3,
    question="Which ways of funding last beyond 2030?",
    entries=(
        Entry("a", "A reserve within the rates", 1, "consensus", is_key_result=True),
        Entry("b", "Model statutes exist", 2),
        Entry("c", "Raise the abstraction charge", 1, "dissent"),
    ),
    written_id="c",
    following=((4, "What must the state settle?"), (5, "How do rates stay fair?")),
    strip=Strip((8, 8, 10, 8, 6), 2),
    clock=Clock("14:52", "until 16:05"),
    next="Next at 16:10: Summary",
)
MANY = tuple(
    Entry(f"n{number}", f"Note {number} says something about pipes and what they cost", 1)
    for number in range(60)
)
SIZES = [
    (1600, 1000),
    (1920, 1080),
    (3840, 2160),
    (1280, 720),
    (1024, 768),
    (640, 400),
    (720, 1280),
]


def written(sheet: Sheet, text: str) -> Words:
    return next(mark for mark in sheet.marks if isinstance(mark, Words) and mark.block.text == text)


def pixels(words: Words) -> int:
    return words.block.layout.font().pixelSize()


def visible(mark: Words) -> QRectF:
    return mark.rect if mark.seen is None else mark.rect.intersected(mark.seen)


def test_what_the_room_needs_is_there_and_nothing_else(theme):
    assert laid(theme, SCENE).texts == [
        "Water Forum",
        "W 2.2",
        "Renewing pipes",
        "14:52",
        "until 16:05",
        "After this",
        "4",
        "What must the state settle?",
        "5",
        "How do rates stay fair?",
        "Which ways of funding last beyond 2030?",
        "A reserve within the rates",
        "Consensus",
        "Model statutes exist",
        "–",
        "Raise the abstraction charge",
        "Dissent",
        "Question 3 of 5",
        "Next at 16:10: Summary",
    ]


def test_at_its_design_size_type_is_as_in_the_look(theme):
    sheet = laid(theme, SCENE)
    sizes = {
        text: (pixels(written(sheet, text)), round(written(sheet, text).block.line_height))
        for text in (
            SCENE.question,
            "Raise the abstraction charge",
            "Model statutes exist",
            "14:52",
        )
    }
    assert list(sizes.values()) == [(58, 66), (31, 42), (25, 35), (124, 126)]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("entries", [SCENE.entries, MANY], ids=["few", "many"])
def test_nothing_is_set_below_22_pixels_and_nothing_leaves_the_window(theme, size, entries):
    sheet = laid(theme, replace(SCENE, entries=entries, written_id=entries[-1].id), *size)
    window = QRectF(0, 0, *size)
    for mark in sheet.marks:
        if isinstance(mark, Words):
            assert pixels(mark) >= 22, mark.block.text
            assert window.contains(visible(mark)), mark.block.text


def test_a_larger_screen_has_larger_type(theme):
    assert pixels(written(laid(theme, SCENE, 3200, 2000), SCENE.question)) == 116


def test_a_longer_list_is_set_smaller_before_anything_is_left_out(theme):
    scene = replace(SCENE, entries=MANY[:11], written_id="n10")
    sheet = laid(theme, scene)
    assert all(entry.text in sheet.texts for entry in MANY[:11])
    assert 22 <= pixels(written(sheet, MANY[0].text)) < 31
    assert "Question 3 of 5" in sheet.texts


@pytest.mark.parametrize("number", [0, 1, 7, 30, 58, 59])
@pytest.mark.parametrize("size", SIZES[:5])
def test_the_note_that_is_being_written_is_in_view_whole(theme, number, size):
    scene = replace(SCENE, entries=MANY, written_id=f"n{number}")
    sheet = laid(theme, scene, *size)
    shown = written(sheet, MANY[number].text)
    assert shown.seen is None
    strip_top = min(
        mark.rect.top() for mark in sheet.marks if isinstance(mark, Box) and mark.role == "accent"
    )
    assert shown.rect.bottom() <= strip_top
    assert shown.rect.top() >= written(sheet, SCENE.question).rect.bottom()


def test_the_line_at_the_bottom_says_which_notes_are_seen(theme):
    sheet = laid(theme, replace(SCENE, entries=MANY, written_id="n59"))
    shown = [entry for entry in MANY if entry.text in sheet.texts]
    assert shown == list(MANY[-len(shown) :])
    assert f"Question 3 of 5 · notes {61 - len(shown)} to 60 of 60" in sheet.texts


def test_of_a_note_longer_than_the_screen_the_end_is_seen_in_whole_lines(theme):
    long = Entry("long", "word " * 900, 1, "task")
    sheet = laid(theme, replace(SCENE, entries=(*MANY[:3], long), written_id="long"))
    shown = written(sheet, long.text)
    assert shown.seen is not None
    assert shown.rect.bottom() == pytest.approx(shown.seen.bottom(), abs=shown.block.line_height)
    assert shown.rect.bottom() <= shown.seen.bottom() + 1
    hidden = shown.seen.top() - shown.rect.top()
    assert hidden / shown.block.line_height == pytest.approx(
        round(hidden / shown.block.line_height), abs=0.02
    )
    assert "Task" not in sheet.texts


def test_the_beginning_of_a_very_long_note_is_seen_when_another_one_is_written(theme):
    long = Entry("long", "word " * 900, 1)
    sheet = laid(theme, replace(SCENE, entries=(long, Entry("b", "Short")), written_id="long-gone"))
    shown = written(sheet, long.text)
    assert visible(shown).top() == shown.rect.top()
    assert visible(shown).height() > 300


def test_a_very_long_question_ends_in_an_ellipsis_and_leaves_room_for_notes(theme):
    question = "Which of the many ways of funding, and by whom, and until when, " * 8
    sheet = laid(theme, replace(SCENE, question=question))
    heading = next(text for text in sheet.texts if text.startswith("Which of the many"))
    assert heading.endswith("…")
    assert "A reserve within the rates" in sheet.texts


def test_without_clock_and_following_questions_notes_have_the_whole_width(theme):
    bare = replace(SCENE, clock=None, following=(), entries=(Entry("a", "word " * 60),))
    words = written(laid(theme, bare), "word " * 60)
    assert words.rect.right() > 1400


def test_a_key_result_has_its_star_and_each_kind_its_glyph(theme):
    glyphs = [mark.name for mark in laid(theme, SCENE).marks if isinstance(mark, Glyph)]
    assert glyphs == ["star", "consensus", "dissent"]


def test_a_heading_of_a_sub_question_stands_at_the_left_without_a_bullet(theme):
    sheet = laid(theme, replace(SCENE, entries=(Entry("s", "At once", 0), Entry("a", "Now"))))
    assert written(sheet, "At once").at.x() == written(sheet, SCENE.question).at.x()
    assert written(sheet, "Now").at.x() > written(sheet, "At once").at.x()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_both_themes_draw_the_words_in_the_inks_of_the_look(theme, scheme):
    from PySide6.QtGui import QImage, QPainter

    theme.choose_scheme(scheme)
    sheet = laid(theme, SCENE)
    image = QImage(1600, 1000, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    sheet.draw(painter, theme)
    painter.end()
    assert image.pixelColor(5, 5) == theme.color("surface")
    here = next(m for m in sheet.marks if isinstance(m, Box) and m.role == "accent").rect.center()
    assert image.pixelColor(here.toPoint()) == theme.color("accent")
    heading = written(sheet, SCENE.question).rect.toRect()
    inks = {
        image.pixelColor(x, y).name()
        for x in range(heading.left(), heading.right())
        for y in range(heading.top() + 20, heading.top() + 46)
    }
    assert theme.color("text").name() in inks


def test_a_task_of_somebody_with_a_long_name_leaves_room_for_its_words(theme):
    task = Entry("t", "Ask them all", 1, "task", told="Society of waterworks " * 9 + "30 Sep")
    for size in SIZES:
        sheet = laid(theme, replace(SCENE, entries=(task,)), *size)
        name = next(text for text in sheet.texts if text.startswith("Society"))
        assert name.endswith("…")
        assert written(sheet, "Ask them all").rect.width() > 0
        assert all(mark.rect.right() <= size[0] for mark in sheet.marks if isinstance(mark, Box))
    short = laid(theme, replace(SCENE, entries=(replace(task, told="Ministry, 30 Sep"),)))
    assert "Ministry, 30 Sep" in short.texts


def test_the_summary_says_what_was_agreed_on_and_what_was_not(theme):
    results = (Entry("a", "Agreed", kind="consensus"), Entry("b", "At odds", kind="dissent"))
    plain = Entry("c", "Only said, and at such a length that it takes up more than one line")
    for size in SIZES:
        scene = SummaryScene(workshop="Water Forum", topic="Pipes", results=(*results, plain))
        sheet = laid(theme, scene, *size)
        assert {"Consensus", "Dissent"} <= set(sheet.texts)
        first = min(
            mark.rect.left()
            for mark in sheet.marks
            if isinstance(mark, Box) and mark.rect.height() > 20
        )
        assert written(sheet, plain.text).rect.right() <= first
