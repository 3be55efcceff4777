from facilitator.domain.fields.tokens import (
    fields_in,
    resolved,
    spans,
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
