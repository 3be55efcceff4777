from facilitator.domain.fields.tokens import (
    fields_in,
    resolved,
    resolved_text,
    spans,
    token,
    with_fields_kept,
)
from facilitator.domain.richtext import List, Paragraph, Run, parse, write

SAID = {"event.date": "26. Mai 2020", "participants.count": "54", "event.place": ""}


def said(field: str) -> str:
    return SAID[field]


def test_a_field_is_two_small_words_in_braces():
    text = "Am {event.date} kamen {participants.count} und { event.date } {x} {A.b} {event.}."
    assert [span.field for span in spans(text)] == ["event.date", "participants.count"]


def test_a_chapter_with_fields_is_stored_as_it_is_written():
    text = "Am {event.date} **kamen {participants.count}**.\n\n- {event.place}"
    assert write(parse(text)) == text
    assert [*fields_in(parse(text))] == ["event.date", "participants.count", "event.place"]


def test_a_field_is_said_in_the_style_of_its_place():
    blocks = parse("Am **{event.date}**.\n\n- {participants.count} *kamen*")
    assert resolved(blocks, said) == (
        Paragraph((Run("Am "), Run("26. Mai 2020", bold=True), Run("."))),
        List(((Run("54 "), Run("kamen", italic=True)),)),
    )


def test_fields_whose_values_a_reader_left_alone_stay_fields():
    old = f"Am {token('event.date')} kamen {token('participants.count')} Personen."
    new = "Am 26. Mai 2020 kamen 60 Personen nach Mainz."
    assert with_fields_kept(new, old, said) == "Am {event.date} kamen 60 Personen nach Mainz."


def test_a_field_that_was_moved_with_its_words_stays_one():
    old = "Es kamen {participants.count} Personen. Danke."
    new = "Danke. Es kamen 54 Personen."
    kept = with_fields_kept(new, old, said)
    assert resolved_text(kept, said) == new
    assert kept == "Danke. Es kamen {participants.count} Personen."


def test_new_words_for_a_text_without_fields_are_taken_as_they_are():
    assert with_fields_kept("neu {event.date}", "alt", said) == "neu {event.date}"
