"""iCalendar as RFC 5545 has it: folding, escaping, moments."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from facilitator.handouts.icalendar import Event, calendar_bytes, folded, moment, text

NOW = datetime(2026, 8, 20, 9, 0, tzinfo=UTC)


def unfolded(data: bytes) -> list[str]:
    """Read lines as RFC 5545, 3.1 says: a line end and one space or tab are taken out."""
    return data.decode().replace("\r\n ", "").replace("\r\n\t", "").split("\r\n")


def test_text_is_escaped_as_in_the_examples_of_the_rfc():
    value = "Project XYZ Final Review\nConference Room - 3B\nCome Prepared."
    assert text(value) == "Project XYZ Final Review\\nConference Room - 3B\\nCome Prepared."
    assert text("a; b, c\\d") == "a\\; b\\, c\\\\d"


def test_the_rfc_folds_its_long_description_as_we_do():
    line = "DESCRIPTION:This is a lo ng description that exists on a long line." * 2
    first, *others = folded(line).split("\r\n")
    assert len(first) == 75
    assert all(part.startswith(" ") for part in others)
    assert first + "".join(part[1:] for part in others) == line


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=400))
def test_no_line_has_more_than_75_octets_and_unfolding_gives_it_back(line):
    parts = folded(line).encode().split(b"\r\n")
    assert all(len(part) <= 75 for part in parts)
    assert unfolded(folded(line).encode()) == [line]


def test_moments_are_written_in_utc():
    assert moment(datetime(1998, 1, 18, 23, 0, tzinfo=UTC)) == "19980118T230000Z"
    east = timezone(timedelta(hours=2))
    assert moment(datetime(2026, 9, 17, 0, 30, tzinfo=east)) == "20260916T223000Z"
    winter = datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=ZoneInfo("Europe/Berlin"))
    assert moment(winter) == "20261025T013000Z"


def test_a_calendar_holds_what_the_rfc_demands_of_it():
    event = Event("a@b", NOW, NOW + timedelta(hours=1), "W 1.1; Netze, Kosten", "Raum 1", "x\ny")
    lines = unfolded(calendar_bytes([event], NOW, "Forum"))
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert {"VERSION:2.0", "PRODID:-//Facilitator//Facilitator//EN"} <= set(lines)
    begin, end = lines.index("BEGIN:VEVENT"), lines.index("END:VEVENT")
    assert lines[begin + 1 : end] == [
        "UID:a@b",
        "DTSTAMP:20260820T090000Z",
        "DTSTART:20260820T090000Z",
        "DTEND:20260820T100000Z",
        "SUMMARY:W 1.1\\; Netze\\, Kosten",
        "LOCATION:Raum 1",
        "DESCRIPTION:x\\ny",
    ]


def test_what_takes_no_time_has_no_end():
    assert b"DTEND" not in calendar_bytes([Event("a@b", NOW, NOW, "Kick-off")], NOW)
