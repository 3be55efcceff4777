"""Owner, date and group are read out of what is typed, and only where they are meant."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.mentions import Mention, in_statement, in_task

DAY = date(2026, 9, 17)

TASKS = [
    ("Satzung prüfen @Land bis 30.11.", Mention("Satzung prüfen", "Land", "2026-11-30")),
    ("@Land Satzung prüfen bis zum 30.11.2027", Mention("Satzung prüfen", "Land", "2027-11-30")),
    ("Satzung bis 30. November prüfen", Mention("Satzung prüfen", "", "2026-11-30")),
    ("Satzung prüfen, bis 1.3.", Mention("Satzung prüfen", "", "2027-03-01")),
    ("Satzung prüfen bis 17.9.", Mention("Satzung prüfen", "", "2026-09-17")),
    ("Satzung prüfen bis 16.9.", Mention("Satzung prüfen", "", "2027-09-16")),
    ("Satzung prüfen bis 2026-12-01!", Mention("Satzung prüfen!", "", "2026-12-01")),
    ("check the statute by 30 November @Ministry", Mention("check the statute", "Ministry", "2026-11-30")),
    ("check the statute until Nov 30, 2026", Mention("check the statute", "", "2026-11-30")),
    ('Prüfen @"Land Nordland" bis 30.11.', Mention("Prüfen", "Land Nordland", "2026-11-30")),
    ("Prüfen @„Land Nordland“", Mention("Prüfen", "Land Nordland")),
    ("Prüfen @Land_Nordland, dann melden", Mention("Prüfen, dann melden", "Land Nordland")),
    ("Bericht von 2025 bis 30.11. lesen", Mention("Bericht von 2025 lesen", "", "2026-11-30")),
    ("Prüfen bis 29.2.2028", Mention("Prüfen", "", "2028-02-29")),
    ("Prüfen bis morgen, sonst bis 30.11.", Mention("Prüfen bis morgen, sonst", "", "2026-11-30")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TASKS)
def test_owner_and_date_of_a_task_are_read(text, expected):
    assert in_task(text, DAY) == expected


@pytest.mark.parametrize(
    ("text", "owner", "rest"),
    [
        ("Bericht @Tobias Wernicke, bald", "Tobias Wernicke", "Bericht, bald"),
        ("@tobias wernicke: Bericht", "Tobias Wernicke", "Bericht"),
        ("Bericht @Tobias Wernicke-Bohm", "Tobias Wernicke-Bohm", "Bericht"),
        ("Bericht @Tobias Wernickes Team", "Tobias", "Bericht Wernickes Team"),
        ("Bericht @Tobias mit Anna Bohm", "Tobias", "Bericht mit Anna Bohm"),
        ("Bericht @A.B (Land)", "A.B (Land)", "Bericht"),
    ],
)
def test_a_known_person_is_named_in_full_without_quotes(text, owner, rest):
    names = ["Anna Bohm", "Tobias Wernicke", "Tobias Wernicke-Bohm", "A.B (Land)", ""]
    assert in_task(text, DAY, names) == Mention(rest, owner)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Satzung prüfen",
        "Mail an anna@example.org",
        "bis 30.11.",
        "@Land",
        "@Land bis 30.11.",
        "Prüfen bis 31.02.",
        "Prüfen bis 29.2.2027",
        "Prüfen bis bald",
        "Rücklagen bis 2030 bilden",
        "Die Sätze bis 30 anheben",
        "Prüfen @ Land",
        "Prüfen @1",
    ],
)
def test_what_names_neither_stays_as_it_is(text):
    assert in_task(text, DAY) is None


STATEMENTS = [
    ("Zu teuer @Kommunen", Mention("Zu teuer", "Kommunen")),
    ("@Kommunen: zu teuer", Mention("zu teuer", "Kommunen")),
    ("@Kommunen zu teuer", Mention("zu teuer", "Kommunen")),
    ('Zu teuer @"Land und Bund"', Mention("Zu teuer", "Land und Bund")),
    ("Zu teuer, @Kommunen", Mention("Zu teuer", "Kommunen")),
]


@pytest.mark.parametrize(("text", "expected"), STATEMENTS)
def test_the_group_of_a_statement_stands_at_its_start_or_end(text, expected):
    assert in_statement(text) == expected


@pytest.mark.parametrize(
    "text",
    ["", "@Kommunen", "anna@example.org", "Wir @home arbeiten", "Zu teuer@Kommunen", "a @ b"],
)
def test_an_at_sign_elsewhere_means_nothing(text):
    assert in_statement(text) is None


@given(st.text(max_size=120), st.dates())
def test_any_text_is_read_and_nothing_is_left_empty(text, day):
    for mention in (in_task(text, day), in_statement(text)):
        assert mention is None or (mention.text and (mention.name or mention.due))


@given(
    st.lists(st.sampled_from(["@Land", "bis 30.11.", "a", "b,", "bis", "@", "30.11."]), max_size=9)
)
def test_no_word_goes_but_those_that_were_read(words):
    text = " ".join(words)
    mention = in_task(text, DAY)
    kept = sorted((mention.text if mention else text).replace(",", "").split())
    gone = (["@Land"] if mention and mention.name else []) + (
        ["bis", "30.11."] if mention and mention.due else []
    )
    assert sorted([*kept, *gone]) == sorted(text.replace(",", "").split())


@pytest.mark.parametrize("text", ["@" * 100_000, "bis " * 50_000, '@"' + "a" * 200_000])
def test_hostile_texts_come_to_an_end(text):
    assert in_task(text, DAY) is None
    assert in_statement(text) is None
