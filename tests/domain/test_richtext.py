import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.richtext import (
    Block,
    List,
    Paragraph,
    Run,
    guarded,
    normal,
    parse,
    plain,
    write,
)
from facilitator.domain.text import clean_line

MARKUP = r"a ß 1. 1) 2020. - + * ** *** _ __ # ## > | |---| --- === ``` ~~~ [x]: \ \* { } ü 😀 שלום &amp; <b> 5"
PIECES = st.sampled_from([*MARKUP.split(), "e\u0301", "\u00a0", "=", "\u0338", " "])
TEXTS = st.lists(PIECES | st.text(max_size=5), max_size=8).map(" ".join) | st.lists(
    PIECES, max_size=6
).map("".join)
RUNS = st.lists(st.builds(Run, TEXTS, st.booleans(), st.booleans()), max_size=5).map(tuple)
BLOCKS = st.lists(
    st.builds(Paragraph, RUNS)
    | st.builds(List, st.lists(RUNS, max_size=4).map(tuple), st.booleans()),
    max_size=5,
).map(tuple)


def words(blocks: tuple[Block, ...]) -> str:
    items = [
        item
        for block in blocks
        for item in (block.items if isinstance(block, List) else (block.runs,))
    ]
    return " ".join(plain(item) for item in items)


def visible(text: str) -> str:
    return "".join(unicodedata.normalize("NFD", text).split())


@given(BLOCKS)
def test_what_is_written_reads_back_as_the_normal_form(blocks):
    assert parse(write(blocks)) == normal(blocks)


@given(BLOCKS)
def test_the_normal_form_keeps_every_visible_character(blocks):
    assert normal(normal(blocks)) == normal(blocks)
    assert visible(words(normal(blocks))) == visible(clean_line(words(blocks)))


@given(st.lists(TEXTS, max_size=8).map("\n".join))
def test_any_text_has_one_canonical_form(text):
    canonical = write(parse(text))
    assert write(parse(canonical)) == canonical
    assert parse(canonical) == parse(text)


@given(st.lists(st.text("abc *_-#>|1.)\\\n\t"), max_size=8).map("\n".join))
def test_no_letter_of_any_text_is_dropped(text):
    kept = "".join(character for character in words(parse(text)) if character.isalpha())
    assert kept == "".join(character for character in text if character.isalpha())


def test_the_five_constructs_are_read():
    text = "Ein *kleiner* und **großer**\nAbsatz.\n\n- eins\n- zwei\n  - drei\n\n1. a\n2. b"
    assert parse(text) == (
        Paragraph(
            (
                Run("Ein "),
                Run("kleiner", italic=True),
                Run(" und "),
                Run("großer", bold=True),
                Run(" Absatz."),
            )
        ),
        List(((Run("eins"),), (Run("zwei"),), (Run("drei"),))),
        List(((Run("a"),), (Run("b"),)), numbered=True),
    )


@pytest.mark.parametrize(
    "text",
    [
        "5 * 3 * 2",
        "a **b",
        "foo_bar_baz",
        "**** a ****",
        "a\\",
        "2020. Ein Jahr",
        "3. drei",
        "{x}",
        "*",
    ],
)
def test_what_is_no_markup_stays_text(text):
    (block,) = parse(text)
    assert isinstance(block, Paragraph)
    assert block.runs == (Run(text),)


def test_a_year_at_the_beginning_of_a_line_does_not_break_a_paragraph():
    assert parse("Das war im Jahr\n2020. Danach nicht.") == (
        Paragraph((Run("Das war im Jahr 2020. Danach nicht."),)),
    )


def test_headings_and_table_rows_stay_lines_of_their_own():
    assert (
        write(parse("davor\n## Titel\n| a | b |\ndanach"))
        == "davor\n\n\\## Titel\n\n| a | b |\n\ndanach"
    )


def test_two_lists_in_a_row_stay_two_lists():
    lists = tuple(
        List(((Run(text),),), numbered=numbered) for numbered in (False, True) for text in "abc"
    )
    assert write(lists) == "- a\n\n* b\n\n- c\n\n1. a\n\n1) b\n\n1. c"
    assert parse(write(lists)) == lists


def test_a_style_gives_back_the_white_space_at_its_ends():
    assert normal([Paragraph((Run("Wort "), Run(" fett ", bold=True), Run("da")))]) == (
        Paragraph((Run("Wort  "), Run("fett", bold=True), Run(" da"))),
    )


def test_text_that_looks_like_a_block_is_guarded():
    assert [guarded(line) for line in ("- a", "-5 Grad", "1. a", "1.5 Mio", "# a", "#a", "===", "> a")] == [
        "\\- a", "-5 Grad", "1\\. a", "1.5 Mio", "\\# a", "#a", "\\===", "\\> a",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text", ["*" * 100_000, "*a " * 50_000, "\\" * 100_000, "- a\n" * 50_000, "_ " * 50_000]
)
def test_a_long_text_is_read_before_the_test_run_counts_it_as_hanging(text):
    assert parse(write(parse(text))) == parse(text)
