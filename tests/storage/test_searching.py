import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.actions import history, workshops
from facilitator.actions.desk import Desk
from facilitator.domain.dossier import Dossier
from facilitator.domain.edits import Removed, Reworded
from facilitator.storage.engine import DamagedFile
from facilitator.storage.files import open_file
from facilitator.storage.searching import SEARCHED, query_of
from tests.actions.places import Place, set_cells
from tests.domain.factory import Plan
from tests.storage.contents import asked, told


@pytest.fixture
def place(desk: Desk, dossier: Dossier) -> Place:
    topic = dossier.topics[0]
    return Place(desk, dossier.sessions_of(topic)[0].id, dossier.questions_of(topic)[0].id)


def _found(place: Place, text: str) -> list[str]:
    return [hit.text for hit in place.desk.read.find(text)]


SPELLINGS = [
    ("Grüße aus Köln", ["grüße", "GRÜSSE", "gruesse", "grusse", "Gru\u0308sse", "köln", "koeln", "Koln"]),
    ("Maß und Mäßigung", ["mass", "maß", "MASS", "maessigung", "massigung"]),
    ("Aerosole über Oelde", ["ärosole", "aerosole", "arosole", "uber", "ueber", "ölde", "Olde"]),
    ("Straßenbäume", ["strassenbaume", "STRASSENBÄUME", "straßenbaeume", "Stras"]),
    ("Łódź, Malmö, Århus, Café", ["malmo", "malmoe", "arhus", "cafe", "CAFÉ"]),
    ("die \ufb01nanzielle Lage", ["finanz"]),
    ("Trenn\u00adungs\u00adstrich", ["trennungsstrich"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words"), [(text, word) for text, words in SPELLINGS for word in words]
)
def test_a_word_is_found_in_every_spelling(place: Place, text: str, words: str) -> None:
    place.add(text)
    assert text in _found(place, words)


def test_all_words_are_needed_in_any_order_and_their_beginnings_will_do(place: Place) -> None:
    place.add("Zisternen speichern Regenwasser")
    assert _found(place, "regen zist") == ["Zisternen speichern Regenwasser"]
    assert _found(place, "zisternen abwasser") == []
    assert _found(place, "wasser zisternen") == []
    assert _found(place, "") == []


def test_the_newest_come_first_and_no_more_than_asked_for(place: Place) -> None:
    for number in range(5):
        place.add(f"Zisterne {number}")
    assert _found(place, "zisterne") == [f"Zisterne {number}" for number in (4, 3, 2, 1, 0)]
    assert [hit.text for hit in place.desk.read.find("zisterne", limit=2)] == [
        "Zisterne 4", "Zisterne 3",
    ]  # fmt: skip


def test_the_index_follows_every_change(place: Place) -> None:
    note_id = place.add("Zisterne")
    assert _found(place, "zisterne") == ["Zisterne"]
    place.add("Something in between, so that the next is a step of its own")
    place.revise(Reworded(note_id, "Brunnen"))
    assert (_found(place, "zisterne"), _found(place, "brunnen")) == ([], ["Brunnen"])
    place.desk.run(history.undo)
    assert (_found(place, "zisterne"), _found(place, "brunnen")) == (["Zisterne"], [])
    place.revise(Removed(note_id))
    assert _found(place, "zisterne") == []
    place.desk.run(history.undo)
    assert _found(place, "zisterne") == ["Zisterne"]
    for _ in range(2):
        place.desk.run(history.undo)
    assert _found(place, "zisterne") == []
    place.desk.run(history.redo)
    assert _found(place, "zisterne") == ["Zisterne"]


def test_typing_that_goes_on_is_found_at_once(place: Place) -> None:
    note_id = place.add("Z")
    for text in ("Zi", "Zist", "Zisterne"):
        place.revise(Reworded(note_id, text))
        assert _found(place, text) == [text]


def test_every_table_with_words_is_searched(desk: Desk, dossier: Dossier) -> None:
    rows = {
        "workshop": dossier.workshop.id, "person": dossier.persons[0].id, "agenda_item": dossier.agenda[0].id,
        "topic": dossier.topics[0].id, "question": dossier.questions[0].id, "note": dossier.notes[0].id,
        "key_result": dossier.key_results[0].id, "recommendation": dossier.recommendations[0].id,
        "chapter": dossier.chapters[0].id, "milestone": dossier.milestones[0].id, "answer": dossier.answers[0].id,
    }  # fmt: skip
    assert set(rows) == set(SEARCHED)
    for table, columns in SEARCHED.items():
        for column in columns:
            desk.run(set_cells, table=table, cells={rows[table]: {column: f"Fund{table}{column}"}})
            hits = desk.read.find(f"fund{table}{column}")
            assert [(hit.table, hit.row_id) for hit in hits] == [(table, rows[table])]


def test_an_import_can_be_indexed_bit_by_bit(desk: Desk) -> None:
    desk.run(workshops.add_dossier, dossier=Plan().dossier())
    waiting = asked(desk.file.path, "SELECT count(*) FROM search_pending")[0][0]
    assert desk.file.index_some(10) == 10
    desk.file.index_everything()
    assert desk.file.index_some(10) == 0
    indexed = asked(desk.file.path, "SELECT count(*) FROM search_row")[0][0]
    assert indexed == waiting > 10
    assert asked(desk.file.path, "SELECT count(*) FROM search_pending") == [(0,)]


def test_who_reads_along_finds_what_is_not_indexed_yet(place: Place) -> None:
    place.desk.file.index_everything()
    along = open_file(place.desk.file.path)
    one, other = place.add("Zisterne am Markt"), place.add("Brunnen am Markt")
    assert [hit.text for hit in along.read.find("markt")] == [
        "Brunnen am Markt",
        "Zisterne am Markt",
    ]
    assert [hit.row_id for hit in along.read.find("markt zist")] == [one]
    place.revise(Removed(other), Reworded(one, "Zisterne am Hafen"))
    assert along.read.find("markt") == []
    assert along.index_some(10) == 0
    along.close()


HOSTILE = [
    '"', '""', '"a', "a*", "*", "a AND", "NOT", "a OR b", "NEAR(a b)", "text:a", "^a", "(", "{a}", "a + b",
    "-a", "'; DROP TABLE note; --", "\x00", "a\x00b", "\ud800", "%", "_", "a_b", "²", "½", "😀", "हिन्दी",
    "x " * 5_000, "lang" * 50_000, " ".join(f"w{number}" for number in range(3_000)), "\u0300" * 10_000,
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_search_breaks(place: Place, text: str) -> None:
    place.desk.read.find(text)
    place.add("Danach noch da")
    assert _found(place, "danach") == ["Danach noch da"]


@given(st.text(max_size=60))
def test_any_text_is_a_query_of_quoted_words(text: str) -> None:
    words = query_of(text).split(" ") if query_of(text) else []
    assert all(
        word.startswith('"') and word.endswith('"*') and '"' not in word[1:-2] for word in words
    )


THEMSELVES = (
    "snake_case", "E-Mail: a@b.de", "O’Neill", "50 % (2030)", "日本語 テスト", "x² + ½", "שלום עולם", "ta\u0301ct",
)  # fmt: skip


@pytest.mark.parametrize("text", THEMSELVES)
def test_a_text_is_found_by_itself(place: Place, text: str) -> None:
    place.add(text)
    assert len(_found(place, text)) == 1


def test_a_search_that_meets_damage_says_so_and_so_does_closing(place: Place) -> None:
    """Bytes that are no text, as a damaged page may hold them."""
    note_id = place.add("Zisterne")
    told(place.desk.file.path, "UPDATE note SET text = ? WHERE id = ?", b"Zisterne \xff", note_id)
    with pytest.raises(DamagedFile):
        place.desk.read.find("zisterne")
    with pytest.raises(DamagedFile):
        place.desk.close()
    assert asked(place.desk.file.path, "SELECT name FROM meta") == [("damage found",)]
    with pytest.raises(DamagedFile) as damaged:
        open_file(place.desk.file.path)
    assert damaged.value.rescued is not None
