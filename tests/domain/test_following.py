"""Which starts an agenda has to say, so that the rest of the day follows."""

from datetime import UTC, date

from facilitator.domain.following import following, said_starts
from facilitator.domain.programme import windows
from facilitator.domain.records import AgendaItem, Workshop

TODAY = date(2026, 9, 17)


def agenda(*lines: tuple[str | None, int | None, *tuple[str, ...]]) -> list[AgendaItem]:
    """Return items of a start, a length and perhaps a title."""
    return [
        AgendaItem(str(at), "w", start_time=start, duration_minutes=minutes, title="".join(title))
        for at, (start, minutes, *title) in enumerate(lines)
    ]


def starts(items: list[AgendaItem]) -> list[str | None]:
    return [item.start_time for item in items]


def laid(items: list[AgendaItem]):
    return windows(Workshop(id="w", process_id="p"), items, TODAY, UTC)


def test_of_starts_that_follow_only_the_first_is_said():
    items = agenda(("13:30", None), ("14:00", None), ("14:15", 20), ("14:35", None))
    made = following(items)
    assert starts(made) == ["13:30", None, None, None]
    assert [item.duration_minutes for item in made] == [30, 15, 20, None]
    assert laid(made) == laid(items)


def test_a_start_after_a_gap_or_an_overlap_is_said():
    items = agenda(("13:30", 20), ("14:00", 60), ("14:30", 30), ("15:00", 10))
    assert starts(following(items)) == ["13:30", "14:00", "14:30", None]


def test_what_the_title_calls_fixed_stays_set():
    items = agenda(
        ("13:30", 30),
        ("14:00", 10, "Schalte nach Bonn (pünktlich)"),
        ("14:10", 5, "Fest der Netze"),
    )
    assert starts(following(items)) == ["13:30", "14:00", None]


def test_two_items_of_one_start_and_the_next_day_stay_set():
    items = agenda(("14:00", None), ("14:00", None), ("16:00", 30), ("09:00", 30))
    assert starts(following(items)) == ["14:00", "14:00", None, "09:00"]


def test_who_lasts_until_a_fixed_start_or_the_end_of_all_keeps_that_length():
    made = following(agenda(("14:00", None), ("14:30", None, "Schalte, fest")), end="15:15")
    assert starts(made) == ["14:00", "14:30"]
    assert [item.duration_minutes for item in made] == [30, 45]


def test_the_day_may_follow_over_midnight():
    assert starts(following(agenda(("23:30", 60), ("00:30", 15)))) == ["23:30", None]


def test_a_start_that_is_none_is_left_as_it_is():
    assert starts(following(agenda(("14:00", 10), ("bald", 10), ("14:10", 5)))) == [
        "14:00",
        "bald",
        "14:10",
    ]


def test_what_follows_begins_where_the_item_above_ends():
    items = agenda(("14:00", 45), (None, None), (None, 5), ("16:00", 10), (None, 10))
    assert said_starts(items) == ["14:00", "14:45", None, "16:00", "16:10"]
