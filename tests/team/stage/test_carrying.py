"""Scenes on their way to guests: what arrives is what was shown, and nothing that is none is taken."""

import json
import random
from dataclasses import replace

import pytest

from facilitator.domain.scenes import (
    AgendaRow,
    AgendaScene,
    Clock,
    ClockScene,
    Entry,
    QuestionScene,
    Strip,
    SummaryScene,
    WelcomeScene,
)
from facilitator.team.stage.carrying import MOST_BYTES, NoScene, from_bytes, to_bytes
from facilitator.team.stage.spoken import lines_of

QUESTION = QuestionScene(
    code="W 1.1",
    topic="Groundwater",
    workshop="Water Forum",
    number=2,
    question="Who pays?",
    entries=(
        Entry("0", "At once", 0),
        Entry("1", "The towns", 1, "task", told="Ada"),
        Entry("2", "all of them", 2, is_key_result=True),
    ),
    written_id="1",
    following=((3, "What comes next?"),),
    strip=Strip((8, 10, 9), 1),
    clock=Clock("14:52", "until 14:30"),
    next="Next at 14:30: Coffee",
)
SCENES = (
    QUESTION,
    replace(QUESTION, clock=None, entries=(), written_id=""),
    WelcomeScene(title="Water Forum", lines=("17 September", "Town Hall"), begins="We begin at 9:00"),
    AgendaScene(workshop="Water Forum", rows=(AgendaRow("13:30", "Opening", "past"),)),
    ClockScene(workshop="Water Forum", title="Coffee", clock=Clock("05:00"), goes_on=True),
    SummaryScene(workshop="F", topic="T", number=1, results=(Entry("0", "Yes"),), written=0),
)  # fmt: skip


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: type(scene).__name__)
def test_a_scene_arrives_as_it_was(scene):
    assert from_bytes(to_bytes(scene)) == scene


def test_no_id_of_a_note_leaves_the_laptop():
    entries = tuple(Entry(f"secret-{n}", f"Note {n}") for n in range(3))
    data = to_bytes(replace(QUESTION, entries=entries, written_id="secret-2"))
    assert b"secret" not in data
    arrived = from_bytes(data)
    assert isinstance(arrived, QuestionScene)
    assert arrived.entries[2].id == arrived.written_id
    assert b"secret" not in to_bytes(SummaryScene(workshop="", topic="", results=entries))


@pytest.mark.parametrize("written", [0, 700, 1_499, None])
def test_of_too_many_notes_those_around_what_is_written_arrive(written):
    entries = tuple(Entry(f"n{n}", f"{n}: " + "ä" * 300) for n in range(1_500))
    scene = replace(QUESTION, entries=entries, written_id="" if written is None else f"n{written}")
    data = to_bytes(scene)
    assert len(data) <= MOST_BYTES
    arrived = from_bytes(data)
    assert isinstance(arrived, QuestionScene)
    texts = [entry.text for entry in arrived.entries]
    assert entries[1_499 if written is None else written].text in texts
    assert len(texts) > 50


def test_the_longest_texts_there_are_still_fit():
    long = "ü" * 2_000_000
    scene = replace(
        QUESTION,
        question=long,
        topic=long,
        entries=(Entry("a", long),) * 2_000,
        following=((1, long),) * 900,
    )
    assert len(to_bytes(scene)) <= MOST_BYTES
    from_bytes(to_bytes(scene))


def test_results_around_the_one_that_is_spoken_about_arrive():
    results = tuple(Entry(f"r{n}", f"{n} " + "x" * 3_000) for n in range(900))
    scene = from_bytes(
        to_bytes(SummaryScene(workshop="F", topic="T", results=results, written=800))
    )
    assert isinstance(scene, SummaryScene)
    assert scene.results[scene.written].text.startswith("800 ")


def changed(**fields: object) -> bytes:
    name, value = json.loads(to_bytes(QUESTION))
    return json.dumps([name, {**value, **fields}]).encode()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"null",
        b"[]",
        b'["QuestionScene"]',
        b'["QuestionScene",{}]',
        b'["Entry",{"id":"0","text":"x"}]',
        b'["Path",{}]',
        b"[" * 100_000,
        '["WelcomeScene",{"title":"\ud800"}]'.encode("utf-8", "surrogatepass"),
        b'["WelcomeScene",{"title":"\\ud800"}]',
        changed(question=1),
        changed(question="x" * 4_001),
        changed(question="\x00"),
        changed(number=2.5),
        changed(number=True),
        changed(number=10**9),
        changed(entries={}),
        changed(entries=[{"id": "0", "text": "x", "kind": "secret"}]),
        changed(entries=[{"id": "0", "text": "x", "level": 99}]),
        changed(entries=[{"id": "0"}]),
        changed(entries=[{"id": "0", "text": "x"}] * 1_001),
        changed(following=[[1, "a", "b"]]),
        changed(strip={"weights": [0, 0]}),
        changed(strip={"weights": [-1, 5]}),
        changed(clock=[]),
    ],
)  # fmt: skip
def test_what_is_no_scene_is_not_taken(data):
    with pytest.raises(NoScene):
        from_bytes(data)


def test_no_change_of_a_scene_makes_anything_else_of_it():
    """Whatever is read, it is a scene or nothing."""
    chance, data = random.Random(6), to_bytes(QUESTION)
    for _ in range(3_000):
        at = chance.randrange(len(data))
        try:
            from_bytes(data[:at] + chance.randbytes(1) + data[at + 1 :])
        except NoScene:
            continue


def test_what_a_newer_program_adds_is_left_out():
    assert from_bytes(changed(colour="blue")) == QUESTION


def test_a_scene_can_be_read_as_lines():
    assert lines_of(QUESTION) == [
        "W 1.1 · Groundwater",
        "Who pays?",
        "At once",
        "– The towns",
        "  – all of them",
    ]
    assert [lines_of(scene)[0] for scene in SCENES[2:]] == [
        "Water Forum",
        "Water Forum",
        "Coffee",
        "T",
    ]
