"""What differs between two versions: each change once, at its chapter, and nothing else."""

from random import Random

import pytest

from facilitator.domain.comparison import ChapterChanges, Difference, compared, count
from facilitator.domain.frozen import MARK, Printed


def _protocol() -> list[Printed]:
    said = [Printed("Forum", "", 0), Printed("Entwurf 0.1 – Stand heute", "", MARK)]
    for topic in range(1, 4):
        said.append(Printed(f"Workshop {topic}", f"_t{topic}", 1))
        for question in range(1, 4):
            name = f"q{topic}{question}"
            said.append(Printed(f"Frage {topic}.{question}", f"_{name}", 2))
            said += [
                Printed(
                    f"Antwort {topic}.{question}.{number} mit einigen Worten", f"_{name}n{number}"
                )
                for number in range(4)
            ]
    return [*said, Printed("Kontakt", "", 1), Printed("Fragen an das Büro.")]


OLD = _protocol()


def _place(anchor: str) -> int:
    return next(place for place, entry in enumerate(OLD) if entry.anchor == anchor)


def _only(new: list[Printed]) -> ChapterChanges:
    (chapter,) = compared(OLD, new)
    return chapter


def test_two_equal_versions_differ_in_nothing_whatever_they_call_themselves() -> None:
    new = [
        entry._replace(text="Abgestimmte Fassung 0.2") if entry.level == MARK else entry
        for entry in OLD
    ]
    assert compared(OLD, new) == []
    assert compared(OLD, [entry._replace(text=f" {entry.text} ") for entry in OLD]) == []


def test_a_reworded_paragraph_stands_below_its_headings() -> None:
    new, place = list(OLD), _place("_q22n1")
    new[place] = new[place]._replace(text="Ganz etwas anderes")
    assert _only(new) == ChapterChanges(
        ("Workshop 2", "Frage 2.2"),
        (Difference("reworded", OLD[place].text, "Ganz etwas anderes", "_q22n1"),),
    )


def test_a_paragraph_that_is_new_and_one_that_is_gone() -> None:
    new, place = list(OLD), _place("_q11n0")
    gone, new[place] = OLD[place], Printed("Hier steht Neues", "_n99")
    kinds = [(entry.kind, entry.old, entry.new) for entry in _only(new).differences]
    assert sorted(kinds) == [
        ("added", "", "Hier steht Neues"),
        ("removed", gone.text, ""),
    ]


def test_a_moved_paragraph_is_no_new_one() -> None:
    new = list(OLD)
    moved = new.pop(_place("_q12n3"))
    new.insert(_place("_q33n0"), moved)
    chapter = _only(new)
    assert [entry.kind for entry in chapter.differences] == ["moved"]
    assert chapter.headings == ("Workshop 3", "Frage 3.3")


def test_a_moved_paragraph_in_new_words_is_both() -> None:
    new = list(OLD)
    moved = new.pop(_place("_q12n3"))
    new.insert(_place("_q33n0"), moved._replace(text="Neu"))
    assert [entry.kind for entry in _only(new).differences] == ["moved", "reworded"]


def test_a_curated_answer_is_known_by_the_note_it_was_made_of() -> None:
    new, place = list(OLD), _place("_q31n2")
    new[place] = Printed("Nichts blieb, wie es war", "_n77", roots=("_q31n2",))
    (difference,) = _only(new).differences
    assert (difference.kind, difference.old) == ("reworded", OLD[place].text)


def test_of_a_split_answer_the_part_most_like_it_is_it() -> None:
    new, place = list(OLD), _place("_q31n2")
    parts = [Printed(text, f"_n{text[0]}", roots=("_q31n2",)) for text in ("mit einigen", "Drei")]
    new[place : place + 1] = parts
    assert [entry.kind for entry in _only(new).differences] == ["reworded", "added"]


def test_answers_with_new_anchors_and_the_same_words_are_the_same() -> None:
    new = [entry._replace(anchor=f"_w{place}") for place, entry in enumerate(OLD)]
    assert compared(OLD, new) == []


def test_a_paragraph_without_an_anchor_is_known_by_its_likeness() -> None:
    new = [*OLD[:-1], Printed("Fragen gern an das Büro.")]
    (difference,) = _only(new).differences
    assert (difference.kind, difference.new) == ("reworded", "Fragen gern an das Büro.")


def test_a_reworded_heading_keeps_what_is_gone_below_it() -> None:
    new, place = list(OLD), _place("_q21")
    new[place] = new[place]._replace(text="Frage, neu gestellt")
    del new[_place("_q21n0")]
    chapter = _only(new)
    assert chapter.headings == ("Workshop 2", "Frage, neu gestellt")
    assert [entry.kind for entry in chapter.differences] == ["reworded", "removed"]


@pytest.mark.parametrize("seed", range(40))
def test_as_many_differences_are_told_as_were_made(seed: int) -> None:
    chance = Random(seed)
    new, made = list(OLD), 0
    answers = [entry for entry in OLD if "n" in entry.anchor]
    chance.shuffle(answers)
    for kind in chance.choices(("reword", "remove", "add"), k=chance.randint(0, 9)):
        place = new.index(answers.pop())
        made += 1
        if kind == "reword":
            new[place] = new[place]._replace(text=f"Geändert {made}")
        elif kind == "remove":
            del new[place]
        else:
            new.insert(place, Printed(f"Zugefügt {made}", f"_x{made}"))
    assert count(compared(OLD, new)) == made
