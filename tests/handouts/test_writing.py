"""Writing handouts: where they lie, what the report says, and that a cancelled run leaves whole files."""

import re
import tomllib
from dataclasses import replace
from string import Formatter
from typing import get_args

import pytest

from facilitator import paths
from facilitator.domain.authoring import Disposition
from facilitator.domain.returns import FoundKind
from facilitator.errors import EnvironmentProblem, UserError
from facilitator.handouts.catalogue import HANDOUTS, chosen_handouts
from facilitator.handouts.writing import write_handouts
from tests.handouts.crowd import crowded, example, occasion


def no_step(_done: int, _total: int) -> None:
    """Nobody looks."""


def test_everything_is_written_below_the_folder(tmp_path):
    report = write_handouts(
        occasion(crowded(example())), HANDOUTS, tmp_path / "new" / "one", no_step
    )
    found = {path for path in (tmp_path / "new" / "one").rglob("*") if path.is_file()}
    assert found == set(report.files)
    assert len(found) == 70
    assert report.sentence == "70 files written."


def test_the_report_says_what_is_missing_once(tmp_path):
    plan = crowded(example())
    empty = plan.sessions_of(plan.rounds[0])[0].id
    plan = replace(
        plan, placements=tuple(entry for entry in plan.placements if entry.session_id != empty)
    )
    report = write_handouts(occasion(plan), HANDOUTS, tmp_path, no_step)
    assert "Nobody has been placed in W 1.1." in report.lacks
    assert len(set(report.lacks)) == len(report.lacks)
    assert [text for text in report.lacks if text.startswith("5 people have no usable e-mail")]


def test_files_left_from_before_are_named_when_all_is_written(tmp_path):
    it = occasion(crowded(example(), 6, 0))
    (tmp_path / "Termine").mkdir()
    for name in ("Termine/Termine Ada.ics", "notes.txt", ".hidden"):
        (tmp_path / name).write_text("x")
    assert write_handouts(it, HANDOUTS[:2], tmp_path, no_step).leftovers == ()
    report = write_handouts(it, HANDOUTS, tmp_path, no_step)
    assert report.leftovers == ("Termine Ada.ics", "notes.txt")
    assert report.remarks[-1] == (
        "2 other files lie in the folder and may be out of date: Termine Ada.ics, notes.txt."
    )
    assert (tmp_path / "notes.txt").read_text() == "x"


def test_who_stops_it_keeps_whole_files_only(tmp_path):
    steps: list[int] = []

    def step(_done: int, _total: int) -> None:
        steps.append(1)
        if len(steps) > 9:
            raise KeyboardInterrupt

    it = occasion(crowded(example()))
    whole = {file.path: file.data for entry in HANDOUTS for file in entry.make(it)}
    with pytest.raises(KeyboardInterrupt):
        write_handouts(it, HANDOUTS, tmp_path, step)
    left = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert left
    assert len(left) < len(whole)
    assert not [
        path for path in left if path.read_bytes() != whole[str(path.relative_to(tmp_path))]
    ]


def test_a_file_in_the_place_of_the_folder_is_said(tmp_path):
    (tmp_path / "taken").write_text("x")
    with pytest.raises(EnvironmentProblem, match="taken"):
        write_handouts(occasion(example()), HANDOUTS, tmp_path / "taken", no_step)


def test_handouts_are_found_by_name():
    assert chosen_handouts([]) == HANDOUTS
    assert [entry.name for entry in chosen_handouts(["zoom", "agenda", "zoom"])] == [
        "zoom",
        "agenda",
    ]
    with pytest.raises(
        UserError, match="There is no handout “nothing”; there are agenda, calendar"
    ):
        chosen_handouts(["zoom", "nothing"])


def test_both_languages_have_the_same_words_with_the_same_gaps_and_each_is_used():
    tables = tomllib.loads((paths.resources() / "handouts" / "words.toml").read_text("utf-8"))
    german, english = tables["de"], tables["en"]

    def gaps(text: str) -> set[str | None]:
        return {name for _, name, _, _ in Formatter().parse(text) if name is not None}

    assert {key: gaps(text) for key, text in german.items()} == {
        key: gaps(text) for key, text in english.items()
    }
    folder = paths.resources().parent / "facilitator"
    source = "\n".join(path.read_text("utf-8") for path in (folder / "handouts").glob("*.py"))
    kinds = (folder / "domain" / "records.py").read_text("utf-8").split("NoteKind")[0]
    used = set(re.findall(r"""["']([a-z_]+)["']""", source + kinds))
    used |= {f"remark_{kind}" for kind in (*get_args(FoundKind), *get_args(Disposition))}
    assert set(german) <= used | {"remark_open"}
