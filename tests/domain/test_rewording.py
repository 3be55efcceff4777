"""What a reader changed of a paragraph is changed, and nothing else of it."""

from hypothesis import assume, given
from hypothesis import strategies as st

from facilitator.domain.fields.tokens import resolved_text
from facilitator.domain.passages import plain as compared
from facilitator.domain.rewording import reworded
from facilitator.domain.richtext import Paragraph, Run, normal, parse, plain, write

_FULL = {"moderators.list": "Sabine Ott und Jan Kühl", "participants.counted": "54 Personen"}
_ROLES = _FULL | {"moderators.list": "der Moderation"}
_SAYINGS = (_FULL.__getitem__, _ROLES.__getitem__)
_WORDS = ("Wasser", "40\u00a0%", "z.\u00a0B.", "Sil\u00adben", "–", "„gut“", "und", "der", *(
    f"{{{field}}}" for field in _FULL
))  # fmt: skip


def _reworded(stored: str, old: str, new: str) -> str:
    (paragraph,) = parse(stored)
    assert isinstance(paragraph, Paragraph)
    return write((Paragraph(reworded(paragraph.runs, old, new, _SAYINGS)),))


def test_a_field_stays_whatever_the_edition_said_that_went_out():
    stored = "Moderiert von **{moderators.list}**, mehr als 40\u00a0% blieben."
    old = "Moderiert von der Moderation, mehr als 40 % blieben."
    new = "Geleitet von der Moderation, mehr als 50 % blieben."
    assert _reworded(stored, old, new) == (
        "Geleitet von **{moderators.list}**, mehr als 50\u00a0% blieben."
    )


def test_a_field_stays_whose_value_has_changed_since():
    stored = "Es kamen {participants.counted} nach Mainz."
    assert _reworded(
        stored, "Es kamen drei Leute nach Mainz.", "Es kamen drei Leute nach Trier."
    ) == ("Es kamen {participants.counted} nach Trier.")


def test_a_field_gives_way_where_the_reader_changed_its_words():
    stored = "Es kamen {participants.counted} aus {moderators.list}."
    old = "Es kamen 54 Personen aus Sabine Ott und Jan Kühl."
    new = "Es kamen 540 Personen aus Sabine Ott und Jan Kühl."
    assert _reworded(stored, old, new) == "Es kamen 540 Personen aus {moderators.list}."


def test_what_was_changed_here_since_stays_where_the_reader_left_it_alone():
    assert _reworded("Sehr viel Wasser fehlt", "Viel Wasser fehlt", "Viel Wasser fehlt hier") == (
        "Sehr viel Wasser fehlt hier"
    )


def test_new_words_stand_in_the_style_of_those_they_replace_or_go_on_with():
    assert _reworded("Ein **gutes** Wort", "Ein gutes Wort", "Ein besseres Wort") == (
        "Ein **besseres** Wort"
    )
    assert _reworded("Ein *Wort*, ja", "Ein Wort, ja", "Ein Wortes, ja") == "Ein *Wortes*, ja"
    assert _reworded("Ein **gutes** Wort", "Ein gutes Wort", "Ein gutes neues Wort") == (
        "Ein **gutes** neues Wort"
    )


_runs = st.lists(
    st.tuples(st.sampled_from(_WORDS), st.booleans(), st.booleans()), min_size=1, max_size=12
)


@given(_runs, st.integers(0, 11), st.sampled_from(_SAYINGS))
def test_an_edit_of_one_word_changes_that_word_only(words, number, said):
    number %= len(words)
    assume("{" not in words[number][0])

    def paragraph(*texts):
        styles = (style for _, *style in words)
        runs = (Run(f"{text} ", *style) for text, style in zip(texts, styles, strict=True))
        return _normal(tuple(runs))

    def sent(runs):
        return compared(resolved_text(plain(runs), said))

    texts = [text for text, _, _ in words]
    wanted = paragraph(*texts[:number], "Neues", *texts[number + 1 :])
    before = paragraph(*texts)
    after = _normal(reworded(before, sent(before), sent(wanted), _SAYINGS))
    assert plain(after) == plain(wanted)


def _normal(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    (paragraph,) = normal((Paragraph(runs),))
    assert isinstance(paragraph, Paragraph)
    return paragraph.runs


@given(_runs, st.text("ab {}\u00a0.", max_size=30), st.sampled_from(_SAYINGS))
def test_what_comes_out_reads_as_what_came_back(words, new, said):
    runs = tuple(Run(f"{text} ", bold, italic) for text, bold, italic in words)
    before = _normal(runs)
    after = reworded(before, resolved_text(plain(before), said), new, _SAYINGS)
    assert compared(resolved_text(plain(after), said)) == compared(new)
