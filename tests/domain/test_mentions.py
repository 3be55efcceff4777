"""Owner, date and group are read out of what is typed, and only where they are meant."""

from datetime import date

import pytest
from hypothesis import example, given
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
    ("Prüfen bis bald, sonst bis 30.11.", Mention("Prüfen bis bald, sonst", "", "2026-11-30")),
    ("Prüfen bis morgen, sonst melden", Mention("Prüfen, sonst melden", "", "2026-09-18")),
    ("Prüfen bis übermorgen.", Mention("Prüfen.", "", "2026-09-19")),
    ("Prüfen bis Freitag. Dann melden", Mention("Prüfen. Dann melden", "", "2026-09-18")),
    ("Bis Donnerstag prüfen", Mention("prüfen", "", "2026-09-24")),
    ("Prüfen bis Freitag, den 4. Dezember", Mention("Prüfen", "", "2026-12-04")),
    ("Prüfen bis Freitag 3 Mails", Mention("Prüfen 3 Mails", "", "2026-09-18")),
    ("Satzung bis Ende Januar prüfen", Mention("Satzung prüfen", "", "2027-01-31")),
    ("Prüfen bis Ende Februar 2028", Mention("Prüfen", "", "2028-02-29")),
    ("Prüfen bis 3.12.", Mention("Prüfen", "", "2026-12-03")),
    ("Prüfen bis 3. Dezember.", Mention("Prüfen.", "", "2026-12-03")),
    ("check it by Friday", Mention("check it", "", "2026-09-18")),
    ("check it by 3 December", Mention("check it", "", "2026-12-03")),
    ("check it by the 3rd of December", Mention("check it", "", "2026-12-03")),
    ("check it by the end of January", Mention("check it", "", "2027-01-31")),
    ("check it by December 3rd, then tell", Mention("check it, then tell", "", "2026-12-03")),
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
        ("Bericht @Tobias Wernickes Team", "Tobias Wernickes", "Bericht Team"),
        ("Bericht @Tobias mit Anna Bohm", "Tobias", "Bericht mit Anna Bohm"),
        ("Bericht @A.B (Land)", "A.B (Land)", "Bericht"),
    ],
)
def test_a_known_person_is_named_in_full_without_quotes(text, owner, rest):
    names = ["Anna Bohm", "Tobias Wernicke", "Tobias Wernicke-Bohm", "A.B (Land)", ""]
    assert in_task(text, DAY, names) == Mention(rest, owner)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bericht @Petra Joens bis 3. Dezember", Mention("Bericht", "Petra Joens", "2026-12-03")),
        ("Bericht @Petra Joens, bis Freitag", Mention("Bericht", "Petra Joens", "2026-09-18")),
        ("Bericht bis Freitag @Petra Joens.", Mention("Bericht.", "Petra Joens", "2026-09-18")),
        ("@Petra Joens: Bericht schreiben", Mention("Bericht schreiben", "Petra Joens")),
        ("@Petra Joens Bericht schreiben", Mention("Bericht schreiben", "Petra Joens")),
        ("@Petra Joens prüft die Satzung", Mention("prüft die Satzung", "Petra Joens")),
        ("@Anna Bohm to check it", Mention("to check it", "Anna Bohm")),
        ("@Frau Joens bis morgen Bericht", Mention("Bericht", "Frau Joens", "2026-09-18")),
        ("Melden @Petra bis Freitag Land", Mention("Melden Land", "Petra", "2026-09-18")),
        ("@Petra Bericht schreiben", Mention("Bericht schreiben", "Petra")),
        ("@Petra Bericht an das Land", Mention("Bericht an das Land", "Petra")),
        ("@Petra Bericht 3 lesen", Mention("Bericht 3 lesen", "Petra")),
        ("Bericht @Petra Dezember", Mention("Bericht Dezember", "Petra")),
        ("Bericht @Petra Danke!", Mention("Bericht Danke!", "Petra")),
        ("Bericht @Petra und Anna", Mention("Bericht und Anna", "Petra")),
        ('Bericht @"Petra" Joens', Mention("Bericht Joens", "Petra")),
        ("Bericht @Petra. Joens fragen", Mention("Bericht Joens fragen", "Petra")),
    ],
)
def test_a_capitalised_word_behind_a_name_belongs_to_it_unless_the_task_goes_on(text, expected):
    assert in_task(text, DAY) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "@Petra Joens bis Freitag",
        "@Land Satzung",
        "Prüfen bis Mitte nächster Woche",
        "Prüfen bis Ende der Woche",
        "Prüfen bis Ende",
        "Prüfen bis zum Freitagstreffen",
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


@given(
    st.lists(
        st.sampled_from(
            ["@Petra", "Joens", "bis", "by", "Freitag", "Ende", "Januar", "3.", "schreibt", "an"]
        ),
        max_size=9,
    ),
    st.dates(),
)
@example(["@Petra", "@Petra", "bis", "Januar", "3."], DAY)
def test_a_name_of_two_words_and_a_day_take_no_other_word(words, day):
    mention = in_task(" ".join(words), day)
    # The full stop behind an English day may as well be the sentence's, and then it stays.
    kept = [word.rstrip(".") for word in (mention.text.split() if mention else words)]
    named = mention.name.split() if mention else []
    gone = [word.rstrip(".") for word in words]
    for word in [*kept, *(["@Petra", *named[1:]] if named else [])]:
        gone.remove(word)
    assert len(gone) in ({2, 3} if mention and mention.due else {0})
    assert mention is None or not mention.due or date.fromisoformat(mention.due) >= day


@pytest.mark.parametrize("text", ["@" * 100_000, "bis " * 50_000, '@"' + "a" * 200_000])
def test_hostile_texts_come_to_an_end(text):
    assert in_task(text, DAY) is None
    assert in_statement(text) is None
