"""Blocks in the layout's order, with the layout's words."""

from dataclasses import replace
from itertools import pairwise

import pytest

from facilitator.domain.dossier import Dossier
from facilitator.domain.records import Chapter, Milestone, Round
from facilitator.domain.richtext import plain
from facilitator.errors import UserError
from facilitator.protocol import fonts
from facilitator.protocol.blocks import BUILDERS, layout_blocks, layout_meta
from facilitator.protocol.catalogue import BLOCKS
from facilitator.protocol.compose import compose
from facilitator.protocol.elements import (
    Block,
    Bullet,
    Contents,
    Heading,
    Numbered,
    Paragraph,
    Picture,
    Table,
)
from facilitator.protocol.layouts import Layout, Listed, load_layout
from tests.protocol.workshops import TODAY, bare, rich


def _blocks(dossier: Dossier | None = None, layout: str | Layout = "prognos") -> list[Block]:
    chosen = load_layout(layout) if isinstance(layout, str) else layout
    return layout_blocks(compose(dossier or rich(), today=TODAY), chosen)


def _texts(blocks, style):
    found = (
        plain(block.runs)
        for block in blocks
        if isinstance(block, Paragraph) and block.style == style
    )
    return [text.replace("\u00a0", " ") for text in found]


def _headings(blocks, level=None):
    return [
        block.text
        for block in blocks
        if isinstance(block, Heading) and level in {None, block.level}
    ]


def _workshop(**changes):
    dossier = rich()
    return replace(dossier, workshop=dossier.workshop._replace(**changes))


@pytest.mark.parametrize("place", ["", " ", "\u00a0\t", "\n", "\x07"])
def test_a_place_of_nothing_but_spaces_is_still_open(place) -> None:
    assert _texts(_blocks(_workshop(place=place)), "subtitle") == ["Ort noch offen"]


def test_every_block_of_the_catalogue_has_its_builder() -> None:
    assert BUILDERS.keys() == BLOCKS.keys()


def test_the_head_says_what_is_known() -> None:
    blocks = _blocks()
    assert _texts(blocks, "title") == ["Hafenforum am 17. September 2026, 13:30 bis 16:40 Uhr"]
    assert _texts(blocks, "subtitle") == ["Altes Zollhaus"]
    assert _texts(blocks, "meta") == [
        "Moderation: Ida Brandt, Jan Lüders, Mia Voss (alle Kontor)",
        "Vertreterinnen und Vertreter der Stadt Marlhafen: Dr. Uta Kern, Tim Ohl (beide Bauamt), Eva Riek (Hafenamt)",
    ]


@pytest.mark.parametrize(
    ("changes", "title"),
    [
        ({"end_time": None}, "Hafenforum am 17. September 2026, 13:30 Uhr"),
        ({"start_time": None}, "Hafenforum am 17. September 2026"),
        ({"date": None}, "Hafenforum"),
        ({"language": "en"}, "Hafenforum on 17 September 2026, 13:30 to 16:40"),
    ],
)
def test_the_title_goes_without_what_is_missing(changes, title) -> None:
    assert _texts(_blocks(_workshop(**changes)), "title") == [title]


def test_a_workshop_without_anything_still_has_every_compulsory_block() -> None:
    blocks = _blocks(bare())
    assert _texts(blocks, "subtitle") == ["Ort noch offen"]
    assert _texts(blocks, "meta") == ["Moderation: noch nicht benannt"]
    assert _headings(blocks) == [
        "Agenda",
        "Ausgangssituation",
        "Kernergebnisse der einzelnen Workshops",
        "Schlussfolgerungen und Handlungsempfehlungen",
    ]


def test_the_mark_of_a_draft_goes_with_its_release() -> None:
    assert _texts(_blocks(), "status") == ["Entwurf – Stand 26. September 2026"]
    assert _texts(_blocks(_workshop(status="released")), "status") == []
    layout = load_layout("prognos")
    content = compose(_workshop(status="released"), today=TODAY)
    assert layout_meta(content, layout).status == ""


def _agenda_lines(blocks):
    agenda = next(block for block in blocks if isinstance(block, Table))
    return [[plain(line.runs) for line in row[1]] for row in agenda.rows]


def test_the_agenda_lists_speakers_and_parallel_sessions_below_their_item() -> None:
    assert _agenda_lines(_blocks()) == [
        ["Begrüßung", "Dr. Uta Kern, Bauamt", "Einführung", "Kontor GmbH"],
        [
            "Parallele Workshops, Durchlauf 1",
            "W 1.1: Wohnen & Werft (Moderation: Ida Brandt, Kontor)",
            "W 1.2: Wege ans Wasser",
        ],
        ["Parallele Workshops, Durchlauf 2", "W 2.1: Wohnen & Werft", "W 2.2: Wege ans Wasser"],
    ]


def test_a_round_that_its_title_names_is_not_named_again() -> None:
    dossier = rich()
    titles = ("Durchlauf 1 (drei parallele Workshops)", "2. Durchlauf: Vertiefung")
    items = [item for item in dossier.agenda if item.round_id]
    renamed = {item.id: title for item, title in zip(items, titles, strict=True)}
    agenda = tuple(item._replace(title=renamed.get(item.id, item.title)) for item in dossier.agenda)
    lines = _agenda_lines(_blocks(replace(dossier, agenda=agenda)))
    assert [entry[0] for entry in lines[1:]] == list(titles)


def test_who_moderates_sessions_is_named_without_the_role() -> None:
    texts = _texts(_blocks(replace(rich(), involvements=())), "meta")
    assert texts == ["Moderation: Ida Brandt (Kontor)"]


def test_a_single_round_is_not_called_one() -> None:
    dossier = rich()
    first, second = dossier.rounds
    kept = tuple(entry for entry in dossier.sessions if entry.round_id == second.id)
    only = replace(dossier, rounds=(Round(id=second.id, workshop_id="w", number=1),), sessions=kept)
    only = replace(only, agenda=tuple(item for item in only.agenda if item.round_id != first.id))
    assert _agenda_lines(_blocks(only))[1][0] == "Parallele Workshops"


def test_a_question_without_notes_says_so_and_one_with_sub_questions_does_not() -> None:
    blocks = _blocks()
    silence = next(
        below
        for block, below in pairwise(blocks)
        if isinstance(block, Heading) and block.text == "Wer zahlt?"
    )
    assert isinstance(silence, Paragraph)
    assert plain(silence.runs) == "Zu dieser Frage wurden keine Beiträge festgehalten."
    assert _texts(blocks, "body").count("Zu dieser Frage wurden keine Beiträge festgehalten.") == 1


def test_sub_questions_are_lettered_by_their_question() -> None:
    lettered = [block for block in _blocks() if isinstance(block, Heading) and block.list_id]
    assert [(block.level, block.text) for block in lettered] == [(4, "Am Kai?"), (4, "Brücken?")]
    assert len({block.list_id for block in lettered}) == 1


def test_chapters_speak_before_the_layouts_words() -> None:
    texts = _texts(_blocks(), "body")
    assert "Beide Runden kamen zu diesen Ergebnissen:" in texts
    assert "Alles Weitere steht in der Anlage." in texts
    without = replace(rich(), chapters=())
    assert "Die Antworten auf alle Leitfragen stehen in der Anlage." in _texts(
        _blocks(without), "body"
    )


def test_the_bare_word_for_the_key_results_gives_way_to_the_layouts_title() -> None:
    assert "Kernergebnisse der einzelnen Workshops" in _headings(_blocks(), 1)
    dossier = rich()
    chapters = tuple(
        entry._replace(title="Ergebnisse") if entry.role == "key_results" else entry
        for entry in dossier.chapters
    )
    assert "Ergebnisse" in _headings(_blocks(replace(dossier, chapters=chapters)), 1)


def _chapters(*roles):
    return replace(
        bare(),
        chapters=tuple(
            Chapter(id=f"c{number}", workshop_id="w", role=role, title=f"{role} {number}", text="x")
            for number, role in enumerate(roles)
        ),
    )


def _outline(blocks):
    own = [
        block for block in blocks if isinstance(block, Heading) and block.anchor.startswith("_cc")
    ]
    return [(block.level, block.text) for block in own]


@pytest.mark.parametrize(
    ("roles", "headings"),
    [
        (["extra", "background"], [(1, "extra 0"), (1, "background 1")]),
        (["background", "extra"], [(1, "background 0"), (1, "extra 1")]),
        (
            ["background", "extra", "context", "extra", "conclusions"],
            [
                (1, "background 0"),
                (2, "extra 1"),
                (2, "context 2"),
                (1, "extra 3"),
                (1, "conclusions 4"),
            ],
        ),
        (["conclusions", "extra", "extra"], [(1, "conclusions 0"), (1, "extra 1"), (1, "extra 2")]),
        (["contact", "extra"], [(1, "contact 0"), (1, "extra 1")]),
    ],
)
def test_an_extra_chapter_stands_where_its_workshop_has_it(roles, headings) -> None:
    assert _outline(_blocks(_chapters(*roles))) == headings


def test_an_extra_chapter_is_kept_where_the_section_it_follows_is_not_printed() -> None:
    layout = load_layout("prognos")
    kept = tuple(
        listed for listed in layout.blocks if listed.id in {"title", "agenda", "key_results"}
    )
    blocks = _blocks(layout=replace(layout, blocks=kept))
    assert _headings(blocks)[-1] == "Vorgeschichte"
    assert "Vorgeschichte" not in _headings(_blocks(layout="minutes"))


def test_recommendations_are_one_list_and_lists_in_prose_another() -> None:
    numbered = [block for block in _blocks() if isinstance(block, Numbered)]
    assert [plain(block.runs) for block in numbered] == [
        "Wohnen: wer?",
        "Wege",
        "Bindung festschreiben.",
        "Brücke erneuern.",
    ]
    first, second, third, fourth = (block.list_id for block in numbered)
    assert first == second != third == fourth


def test_headings_never_skip_a_level_in_whatever_order_a_layout_has() -> None:
    layout = load_layout("prognos")
    blocks = _blocks(
        layout=replace(layout, blocks=(Listed("answers", {"level": 2, "page_breaks": True}),))
    )
    level = 0
    for block in blocks:
        if isinstance(block, Heading):
            assert block.level <= level + 1
            level = block.level


def test_the_second_layout_is_the_same_data_in_another_shape() -> None:
    blocks = _blocks(layout="minutes")
    assert _headings(blocks, 1) == [
        *("Agenda", "Workshop 1 – Wohnen & Werft", "Workshop 2 – Wege", "Themenspeicher"),
    ]
    assert _headings(blocks, 2) == ["Wer wohnt hier?", "Wie laut?", "Erschließung", "Wer zahlt?"]
    assert not any(block.page_break for block in blocks if isinstance(block, Heading))
    answers = [block for block in blocks if isinstance(block, Bullet)]
    results = {plain(block.runs) for block in _blocks() if isinstance(block, Bullet)}
    assert {plain(block.runs) for block in answers} - results == {"GEPARKT"}


def test_a_contents_page_lists_the_headings_down_to_its_depth() -> None:
    layout = load_layout("prognos")
    listed = (Listed("contents", {"depth": 2, "page_break": False}), *layout.blocks)
    contents, *rest = _blocks(layout=replace(layout, blocks=listed))
    assert isinstance(contents, Contents)
    assert [entry.text for entry in contents.entries] == [
        block.text for block in rest if isinstance(block, Heading) and block.level <= 2
    ]
    assert all(entry.anchor for entry in contents.entries)


def test_without_any_font_the_timeline_is_its_table_alone(monkeypatch) -> None:
    monkeypatch.setattr(fonts, "installed", dict)
    blocks = _blocks()
    assert not any(isinstance(block, Picture) for block in blocks)
    assert sum(isinstance(block, Table) for block in blocks) == 2
    assert _texts(blocks, "caption") == ["Zeitstrahl: Hafenplan 2035"]


@pytest.mark.parametrize("table", [True, False])
def test_where_dates_are_too_close_to_be_drawn_the_timeline_is_its_table_alone(table) -> None:
    steps = tuple(
        Milestone(
            id=str(day),
            workshop_id="w",
            when_text=f"{day}. März 2027",
            title=f"Sitzung {day} des Begleitausschusses",
        )
        for day in range(1, 31)
    )
    layout = replace(
        load_layout("prognos"), blocks=(Listed("timeline", {"picture": True, "table": table}),)
    )
    caption, drawn = _blocks(replace(bare(), milestones=steps), layout)
    assert isinstance(caption, Paragraph)
    assert isinstance(drawn, Table)
    assert len(drawn.rows) == len(steps)


def test_a_workshop_in_a_language_the_layout_lacks_is_refused_with_a_sentence() -> None:
    with pytest.raises(UserError, match=r"no labels for the language “fr”"):
        _blocks(_workshop(language="fr"))


def test_a_chapter_without_words_prints_its_label_instead() -> None:
    empty = Chapter(id="c", workshop_id="w", role="background", title="Ausgangssituation")
    blocks = _blocks(replace(bare(), chapters=(empty,)))
    assert "Die Ausgangssituation ist noch nicht beschrieben." in _texts(blocks, "body")
