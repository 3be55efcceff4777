"""The checklist's sentences: one for everything that can be judged, with all its figures and names."""

from typing import get_args

import pytest

from facilitator import language
from facilitator.domain.readiness.judgement import Area, Judgement, Matter, Mend
from facilitator.planning.checklist_words import AREAS, MENDS, listed, sentence


def of(matter: Matter, *subjects: str, amount: int = 0, limit: int = 0) -> str:
    return sentence(Judgement("file", matter, "problem", "", "", subjects, amount, limit))


@pytest.mark.parametrize("code", ["de", "en"])
def test_everything_that_can_be_judged_is_one_sentence_of_its_own(code: str) -> None:
    language.choose(code)
    said = [of(matter, "{a}", "B", amount=3, limit=2) for matter in get_args(Matter)]
    assert len(set(said)) == len(said)
    for words in said:
        assert words.endswith((".", "?", "B")), words
        assert "{a" not in words.replace("{a}", "")


def test_each_part_and_each_mend_has_a_name() -> None:
    assert set(AREAS) == set(get_args(Area))
    assert set(MENDS) == set(get_args(Mend)) - {""}


def test_names_are_listed_as_one_says_them() -> None:
    assert listed([]) == ""
    assert listed(["A"]) == "A"
    assert listed(["A", "B"]) == "A and B"
    assert listed(["A", "B", "C", "D"]) == "A, B, C and D"
    assert listed(["A", "B", "C", "D", "E"]) == "A, B, C and 2 more"


@pytest.mark.parametrize(
    ("megabytes", "german"), [(0, "0 MB"), (199, "199 MB"), (1_500, "1,5 GB"), (52_400, "52 GB")]
)
def test_sizes_are_written_as_the_language_does(megabytes: int, german: str) -> None:
    language.choose("de")
    assert german in of("disk_ready", amount=megabytes)
    language.choose("en")
    assert german.replace(",", ".") in of("disk_ready", amount=megabytes)


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(3, "3 minutes"), (119, "119 minutes"), (120, "2 hours"), (576_000, "400 days")],
)
def test_a_clock_is_behind_by_a_figure_that_one_can_grasp(minutes: int, words: str) -> None:
    assert words in of("clock_behind", amount=minutes)


def test_who_holds_the_file_is_said_in_the_files_own_words() -> None:
    assert of("read_only", "Petra has it open.") == "Petra has it open."
    assert of("read_only", "") == "The file is open for reading only."
