"""Every receiver refuses what its writer may not write, whatever the server let through."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from facilitator.domain.letters import Entry, Letter
from facilitator.domain.moments import stored
from facilitator.domain.records import Evidence, KeyResult
from tests.team.laptops import (
    ANNA,
    BEN,
    ORGANISER,
    QUESTIONS,
    ROOMS,
    TOPICS,
    colleague,
    organiser,
)
from tests.team.sealed import NOW, entry, letter, stamp, subject

NOTE = "01994bd5-0000-7000-8000-00000000c001"
OTHER_NOTE = "01994bd5-0000-7000-8000-00000000c002"
LATE = 500_000
"""Milliseconds after which the letters of an attacker are stamped: later than all that is honest."""


class Team:
    def __init__(self, folder: Path):
        self.ada = organiser(folder)
        self.anna = colleague(folder, self.ada, ANNA, room=0)
        self.ben = colleague(folder, self.ada, BEN, room=1)
        self.anna.hear(self.ada.letters(), ORGANISER)
        self.laptops = (self.ada, self.anna, self.ben)


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    made = Team(tmp_path)
    yield made
    for laptop in made.laptops:
        laptop.close()


def forged(row: str, area: str, *cells: tuple[str, str, object], device: str = ANNA) -> Letter:
    """Return a letter with cells (table, column, value) of one row, as a changed program sends it."""
    entries = [
        Entry(table, row, column, None, value, stamp(device, LATE + number))  # pyright: ignore[reportArgumentType] - a test gives cells
        for number, (table, column, value) in enumerate(cells)
    ]
    return letter(device, entries, area=area, step_id="01994bd5-0000-7000-8000-00000000d666")


def test_a_moderator_writes_in_the_own_room_and_its_topic(team: Team):
    team.anna.insert(team.anna.note(NOTE))
    team.anna.set("note", NOTE, text="Radwege und Busspuren")
    team.anna.insert(KeyResult("01994bd5-0000-7000-8000-00000000f901", TOPICS[0], "a"))
    sent = team.anna.letters()

    for other in (team.ada, team.ben):
        assert other.hear(sent) == [None, None, None]
        assert other.cell("note", NOTE) == "Radwege und Busspuren"


def test_a_key_result_comes_with_what_it_rests_on(team: Team):
    result, link = "01994bd5-0000-7000-8000-00000000f901", "01994bd5-0000-7000-8000-00000000f902"
    team.anna.insert(team.anna.note(NOTE))
    team.anna.insert(
        KeyResult(result, TOPICS[0], "a"), Evidence(link, NOTE, key_result_id=result, position="a")
    )

    assert team.ben.hear(team.anna.letters()) == [None, None]
    assert team.ben.has("key_result", result)
    assert team.ben.has("evidence", link)


def test_nothing_is_taken_of_a_room_that_is_not_ones_own(team: Team):
    team.anna.insert(team.anna.note(NOTE, room=1))

    assert team.ben.hear(team.anna.letters()) == ["role"]
    assert not team.ben.has("note", NOTE)


def test_the_room_is_taken_from_the_subject_and_held_against_the_rows(team: Team):
    team.ben.insert(team.ben.note(NOTE, room=1, text="Bens Satz"))
    told = team.ben.letters()
    team.ada.hear(told)
    own_room = f"room.{ROOMS[0]}"
    of_other_room = forged(NOTE, own_room, ("note", "text", "Nicht Bens Satz"))
    into_other_room = forged(OTHER_NOTE, own_room, ("note", "session_id", ROOMS[1]))
    into_own_room = forged(NOTE, own_room, ("note", "session_id", ROOMS[0]))
    said_otherwise = forged(NOTE, f"room.{ROOMS[1]}", ("note", "text", "Nicht Bens Satz"))

    assert team.ada.hear([of_other_room, into_other_room, into_own_room]) == ["area"] * 3
    assert team.ada.hear([said_otherwise], area=own_room) == ["subject"]
    assert team.ada.hear([said_otherwise]) == ["role"]
    assert team.ada.cell("note", NOTE) == "Bens Satz"
    assert team.ada.cell("note", NOTE, "session_id") == ROOMS[1]


def test_what_belongs_to_the_plan_cannot_be_smuggled_in_with_a_note(team: Team):
    own_room = f"room.{ROOMS[0]}"
    mixed = letter(
        ANNA,
        [
            entry(ANNA, OTHER_NOTE, column="session_id", before=None, after=ROOMS[0]),
            entry(ANNA, QUESTIONS[1], table="question", after="Was stört?", at=LATE),
            entry(ANNA, ANNA, table="member", column="role", after="organiser", at=LATE),
        ],
    )

    assert team.ada.hear([mixed], area=own_room) == ["area"]
    assert team.ada.cell("question", QUESTIONS[1]) == "Was fehlt?"
    assert team.ada.cell("member", ANNA, "role") == "moderator"


@pytest.mark.parametrize("has_known_row", [True, False])
def test_a_row_of_the_plan_cannot_be_passed_off_as_a_note(team: Team, *, has_known_row: bool):
    row = QUESTIONS[1] if has_known_row else ANNA
    cells = [("note", "session_id", ROOMS[0]), ("note", "text", "Was stört?")]
    passed_off = forged(row, f"room.{ROOMS[0]}", *cells, ("note", "deleted", 0))

    assert team.ben.hear([passed_off]) == ["area"]
    team.ada.set("question", QUESTIONS[1], text="Was hilft?")
    team.ben.hear(team.ada.letters(), ORGANISER)
    assert team.ben.cell("question", QUESTIONS[1]) == "Was hilft?"


def test_a_cell_that_nobody_can_place_yet_is_asked_about_again(team: Team):
    team.ada.insert(team.ada.note(NOTE, text="Adas Satz"))
    made = team.ada.letters()
    team.anna.hear(made)
    team.anna.set("note", NOTE, text="Annas Satz")
    changed = team.anna.letters()

    assert team.ben.hear(changed) == ["later"]
    assert not team.ben.has("note", NOTE)
    assert team.ben.hear([*made, *changed]) == [None] * (len(made) + 1)
    assert team.ben.cell("note", NOTE) == "Annas Satz"


def test_nobody_writes_in_the_name_of_another_device(team: Team):
    others = letter(BEN, [entry(BEN, NOTE, column="session_id", before=None, after=ROOMS[1])])
    others = others._replace(area=f"room.{ROOMS[1]}")
    both = letter(ANNA, [entry(ANNA, NOTE), entry(BEN, NOTE, column="level", after=2)])

    assert team.ada.hear([others], ANNA) == ["device"]
    assert team.ada.hear([both], ANNA) == ["device"]


def test_a_step_of_another_device_cannot_be_written_over(team: Team):
    team.ada.insert(team.ada.note(NOTE, text="Adas Satz"))
    made = team.ada.letters()[-1]
    team.ben.hear([made])
    taken_over = forged(NOTE, f"room.{ROOMS[0]}", ("note", "text", "Annas Satz"))
    taken_over = taken_over._replace(step_id=made.step_id)

    assert team.ben.hear([taken_over]) == ["device"]
    assert team.ben.cell("note", NOTE) == "Adas Satz"


def test_only_the_organiser_hands_on_what_others_wrote(team: Team):
    team.ben.insert(team.ben.note(NOTE, room=1))
    told = team.ben.letters()

    assert team.anna.hear(told, ANNA) == ["device"]
    assert team.anna.hear(told, ORGANISER) == [None]
    assert team.anna.has("note", NOTE)


@pytest.mark.parametrize(
    ("role", "area", "why"),
    [
        ("moderator", "plan", "role"),
        ("moderator", "work", "role"),
        ("author", "plan", "role"),
        ("author", f"room.{ROOMS[0]}", "role"),
        ("observer", f"room.{ROOMS[0]}", "role"),
        ("observer", "work", "role"),
        ("guest", "plan", "role"),
    ],
)
def test_each_role_writes_in_its_places_only(tmp_path: Path, role, area: str, why: str):
    first = organiser(tmp_path)
    other = colleague(tmp_path, first, ANNA, role)
    cells = {"plan": ("workshop", "title"), "work": ("chapter", "text")}
    table, column = cells.get(area, ("note", "text"))

    assert first.hear([forged(NOTE, area, (table, column, "x"))]) == [why]

    first.close()
    other.close()


def test_an_author_writes_what_is_made_of_the_notes(tmp_path: Path):
    first = organiser(tmp_path)
    other = colleague(tmp_path, first, ANNA, "author")
    made = forged(NOTE, "work", ("chapter", "text", "x"))
    result = forged(OTHER_NOTE, f"topic.{TOPICS[1]}", ("key_result", "topic_id", TOPICS[1]))

    assert first.hear([made, result]) == [None, None]

    first.close()
    other.close()


def test_strangers_and_strange_subjects_are_refused(team: Team):
    stranger = "00dd00dd00dd00dd"
    other_team = subject(ANNA, team="01994bd5-0000-7000-8000-000000000002")
    with team.ada.file.postbox() as postbox:
        from facilitator.team.rights import rights_of

        rights = rights_of(postbox, subject(ANNA).split(".")[1])
        written = letter(ANNA)
        for strange in (other_team, "", "w", "w.>", subject(ANNA, "plan.x"), f"x{subject(ANNA)}"):
            assert rights.refusal(written, strange, postbox) == "subject"
    assert team.ada.hear([letter(stranger)], stranger) == ["member"]


def test_who_was_shut_out_is_not_heard_any_more_but_what_was_written_before_is(team: Team):
    team.anna.insert(team.anna.note(NOTE))
    before = team.anna.letters()
    end = team.anna.now + 30_000
    team.ada.set("member", ANNA, revoked_at=stored(datetime.fromtimestamp(end / 1000, UTC)))
    team.ben.hear(team.ada.letters(), ORGANISER)
    team.anna.now = end
    team.anna.set("note", NOTE, text="Nachgeschoben")

    assert team.ben.hear([*before, *team.anna.letters()]) == [None, "revoked"]
    assert team.ben.cell("note", NOTE) == "Radwege"


def test_who_changes_rooms_keeps_what_was_written_in_the_first_one(team: Team):
    team.anna.insert(team.anna.note(NOTE))
    team.ada.now = NOW + 100_000
    team.ada.set("member", ANNA, sessions=ROOMS[2])
    team.ben.hear(team.ada.letters(), ORGANISER)
    team.anna.now = NOW + 200_000
    team.anna.insert(team.anna.note(OTHER_NOTE, room=2))
    team.anna.set("note", NOTE, text="Zu spät")

    assert team.ben.hear(team.anna.letters()) == [None, None, "role"]
    assert team.ben.cell("note", NOTE) == "Radwege"
    assert team.ben.has("note", OTHER_NOTE)


def test_letters_of_one_batch_are_judged_by_what_stands_before_them(team: Team):
    team.ada.now = NOW + 100_000
    team.ada.set("member", ANNA, sessions=ROOMS[2])
    change = team.ada.letters()
    team.anna.now = NOW + 200_000
    team.anna.insert(team.anna.note(NOTE))
    before = team.anna.letters()
    team.anna.insert(team.anna.note(OTHER_NOTE))
    after = team.anna.letters()

    heard = team.ben.hear([*before, *change, *after])
    assert heard == [*(None for _ in before), *(None for _ in change), *("role" for _ in after)]
    assert team.ben.has("note", NOTE)
    assert not team.ben.has("note", OTHER_NOTE)


def test_who_was_shut_out_in_the_same_batch_is_not_heard_after_that(team: Team):
    end = NOW + 50_000
    team.ada.now = end
    team.ada.set("member", ANNA, revoked_at=stored(datetime.fromtimestamp(end / 1000, UTC)))
    team.anna.now = end + 1
    team.anna.insert(team.anna.note(NOTE))

    assert team.ben.hear([*team.ada.letters(), *team.anna.letters()])[-1] == "revoked"
