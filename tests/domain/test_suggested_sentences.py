from dataclasses import replace

from facilitator.domain.fields.tokens import resolved_text
from facilitator.domain.fields.values import said_in_full
from facilitator.domain.planning import Profile
from facilitator.domain.suggested_sentences import suggested_sentences
from tests.domain.fields.test_values import in_english, with_people
from tests.protocol.workshops import bare, rich


def said(dossier) -> list[str]:
    return [resolved_text(words, said_in_full(dossier)) for words in suggested_sentences(dossier)]


def test_nothing_is_suggested_that_the_data_do_not_bear_out():
    assert said(bare()) == []
    assert not any("fehlt" in sentence for sentence in said(rich()))


def test_sentences_are_grammatical_for_none_one_and_many():
    assert not any("Teilgenommen" in sentence for sentence in said(with_people(0)))
    assert "Teilgenommen hat eine Person." in said(with_people(1))
    assert "Teilgenommen haben 54 Personen." in said(with_people(54))
    one = with_people(2, ("Kommunen", "Kommunen"))
    assert "Vertreten war die Akteursgruppe Kommunen (2)." in said(one)
    absent = Profile("elsewhere", "nobody", "Verbände")
    assert said(replace(one, profiles=(*one.profiles, absent))) == said(one)


def test_one_round_is_not_worth_a_sentence():
    dossier = rich()
    assert "Alle Themen wurden in zwei Durchläufen behandelt." in said(dossier)
    first = dossier.rounds[0]
    sessions = tuple(entry for entry in dossier.sessions if entry.round_id == first.id)
    dossier = replace(dossier, rounds=(first,), sessions=sessions, notes=())
    assert not any("Durch" in sentence for sentence in said(dossier))


def test_an_english_workshop_gets_english_sentences():
    assert "It was attended by 54 persons." in said(in_english(with_people(54)))


def test_what_a_chapter_says_already_is_not_suggested_again():
    dossier = rich()
    first, *others = suggested_sentences(dossier)
    chapter = dossier.chapters[0]._replace(text=first)
    assert suggested_sentences(replace(dossier, chapters=(chapter,))) == others
