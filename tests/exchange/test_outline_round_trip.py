from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from facilitator.exchange.outline_reader import read_outline
from facilitator.exchange.outline_writer import write_outline
from tests.exchange.essence import essence
from tests.exchange.making import Maker
from tests.exchange.sheets import check, mutated, sheet

CHANCE = st.randoms(use_true_random=False)
DOSSIERS = CHANCE.map(lambda random: Maker(random).dossier())


@given(DOSSIERS)
def test_a_workshop_reads_back_as_it_was_written(dossier):
    outline = write_outline(dossier)
    imported = read_outline(outline)
    assert essence(imported.dossier) == essence(dossier)
    assert write_outline(imported.dossier) == outline
    assert imported.findings == ()


@given(DOSSIERS, st.text(max_size=20))
def test_any_text_in_any_place_reads_back(dossier, text):
    """Texts that nobody cleaned settle at the first writing."""
    dossier = replace(
        dossier,
        process=dossier.process._replace(title=text),
        workshop=dossier.workshop._replace(title=text, place=text),
        agenda=tuple(
            item._replace(title=text, place=text, comment=text, materials=text)
            for item in dossier.agenda
        ),
        speakers=tuple(entry._replace(printed=text) for entry in dossier.speakers),
        moderators=tuple(entry._replace(printed=text) for entry in dossier.moderators),
        sessions=tuple(entry._replace(room=text) for entry in dossier.sessions),
        topics=tuple(entry._replace(title=text) for entry in dossier.topics),
        questions=tuple(entry._replace(text=text, hint=text) for entry in dossier.questions),
        notes=tuple(entry._replace(text=text) for entry in dossier.notes),
        key_results=tuple(entry._replace(text=text) for entry in dossier.key_results),
        recommendations=tuple(entry._replace(text=text) for entry in dossier.recommendations),
        chapters=tuple(entry._replace(title=text, text=text) for entry in dossier.chapters),
        milestones=tuple(
            entry._replace(when_text=text, title=text) for entry in dossier.milestones
        ),
        remarks=tuple(entry._replace(text=text) for entry in dossier.remarks),
    )
    check(write_outline(dossier))


@given(DOSSIERS)
def test_a_workshop_in_disorder_settles_at_the_first_writing(dossier):
    """Levels without a parent, notes without a question, topics without a session."""
    dossier = replace(
        dossier,
        notes=tuple(
            note._replace(level=2, question_id=note.question_id if number % 3 else None)
            for number, note in enumerate(dossier.notes)
        ),
        agenda=(),
        topics=tuple(topic._replace(title="") for topic in reversed(dossier.topics)),
        sessions=dossier.sessions if dossier.notes else (),
    )
    check(write_outline(dossier))


@given(CHANCE)
def test_whatever_is_typed_keeps_its_words(random):
    check(sheet(random))


@given(CHANCE)
def test_a_mutilated_outline_keeps_its_words(random):
    check(mutated(random, write_outline(Maker(random).dossier())))


@given(st.text("#-*> \n|:{}W1.ab`~_[]=\\"))
def test_markup_of_any_kind_keeps_its_words(text):
    check(text)
