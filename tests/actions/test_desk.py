import threading

import pytest

from facilitator.actions import notes
from facilitator.actions.desk import Desk, Outcome, Transaction
from facilitator.domain.dossier import Dossier
from facilitator.domain.edits import Removed
from facilitator.errors import Bug, EnvironmentProblem, UserError
from facilitator.storage.files import open_file
from tests.actions.places import Place
from tests.storage.contents import all_rows, asked


def _half_done(tx: Transaction, *, note_id: str, error: BaseException) -> Outcome:
    tx.write.set("note", note_id, text="Halb fertig")
    tx.write.delete("note", note_id)
    raise error


@pytest.mark.parametrize(
    "error", [UserError("no"), Bug("ours"), EnvironmentProblem("disk"), KeyboardInterrupt()]
)
def test_an_action_that_fails_leaves_nothing(place: Place, error: BaseException) -> None:
    note_id = place.add("Ganz")
    path = place.desk.file.path
    rows, journal = all_rows(path), asked(path, "SELECT * FROM journal")
    told: list[Outcome] = []
    place.desk.watch(lambda outcome, _: told.append(outcome))
    with pytest.raises(type(error)):
        place.desk.run(_half_done, note_id=note_id, error=error)
    assert place.note(note_id).text == "Ganz"
    assert all_rows(path) == rows
    assert asked(path, "SELECT * FROM journal") == journal
    assert told == []
    place.add("Danach")
    assert place.texts[-1] == "Danach"


def test_a_change_that_the_database_refuses_leaves_nothing(place: Place) -> None:
    rows = all_rows(place.desk.file.path)
    with pytest.raises(Bug):
        place.desk.run(
            notes.add, session_id="no session", question_id=place.question_id, text="Wohin?"
        )
    assert all_rows(place.desk.file.path) == rows


def test_a_full_disk_is_said_and_leaves_the_file_as_it_was(place: Place) -> None:
    connection = place.desk.file._connection  # noqa: SLF001 - the limit belongs to it alone
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")
    rows = all_rows(place.desk.file.path)
    with pytest.raises(EnvironmentProblem, match="The disk is full"):
        place.add("lang " * 20_000)
    assert all_rows(place.desk.file.path) == rows
    connection.execute("PRAGMA max_page_count = 1000000")
    place.add("Wieder Platz")
    assert place.texts[-1] == "Wieder Platz"


def test_watchers_hear_of_a_change_once_when_it_is_in_the_file(place: Place) -> None:
    seen: list[tuple[frozenset[tuple[str, str]], object, list[tuple[str]]]] = []

    def look(outcome: Outcome, initiator: object) -> None:
        texts = asked(place.desk.file.path, "SELECT text FROM note ORDER BY id DESC LIMIT 1")
        seen.append((outcome.touched, initiator, texts))

    place.desk.watch(look)
    outcome = place.desk.run(
        notes.add,
        initiator="me",
        session_id=place.session_id,
        question_id=place.question_id,
        text="Neu",
    )
    assert seen == [(outcome.touched, "me", [("Neu",)])]
    assert outcome.touched == {("note", outcome.ids[0])}
    assert outcome.rows("note") == set(outcome.ids)
    assert outcome.touches("question", "note")
    assert not outcome.touches("question")


def test_everything_that_changed_is_named_and_nothing_else(place: Place) -> None:
    note_id = place.add("Wichtig")
    outcome = place.desk.run(notes.mark_key_result, note_ids=[note_id], on=True)
    (link,) = place.desk.read.evidence_on(note_id)
    assert outcome.touched == {
        ("note", note_id), ("evidence", link.id), ("key_result", link.key_result_id),
    }  # fmt: skip
    assert place.revise(Removed(note_id)).touched == outcome.touched


def test_what_changes_nothing_is_no_news(place: Place) -> None:
    note_id = place.add("Steht schon da")
    told: list[Outcome] = []
    place.desk.watch(lambda outcome, _: told.append(outcome))
    outcome = place.desk.run(notes.mark_key_result, note_ids=[note_id], on=False)
    assert outcome.touched == frozenset()
    assert told == []


def test_who_stops_watching_hears_nothing_more(place: Place) -> None:
    told: list[str] = []
    stop_first = place.desk.watch(lambda _, __: told.append("first"))

    def stop_the_first(_: Outcome, __: object) -> None:
        stop_first()
        told.append("second")

    place.desk.watch(stop_the_first)
    place.add("Eins")
    place.add("Zwei")
    stop_first()
    assert told == ["first", "second", "second"]


def test_a_watcher_may_act_in_its_turn(place: Place) -> None:
    labels: list[str] = []

    def park_it(outcome: Outcome, _: object) -> None:
        labels.append(outcome.label)
        if outcome.ids:
            place.desk.run(notes.park, note_ids=outcome.ids)

    place.desk.watch(park_it)
    note_id = place.add("Kommt gleich in den Speicher")
    assert labels == ["New note", "To the parking lot"]
    assert place.note(note_id).is_parked


def test_every_change_stands_in_the_journal_with_its_step_and_actor(place: Place) -> None:
    note_id = place.add("Wer war das?")
    (step,) = asked(
        place.desk.file.path,
        "SELECT DISTINCT kind, label, actor, device FROM step JOIN journal ON step_id = step.id WHERE row_id = ?",
        note_id,
    )
    assert step == ("do", "New note", "Hanna", "local")


def test_who_reads_along_is_told_who_writes_instead(desk: Desk, dossier: Dossier) -> None:
    along = Desk(open_file(desk.file.path))
    assert along.read_only
    assert not desk.read_only
    with pytest.raises(UserError, match="changes are made there"):
        along.run(notes.park, note_ids=[dossier.notes[0].id])
    along.close()


def test_a_reader_on_another_thread_sees_all_of_a_step_or_nothing(place: Place) -> None:
    """One step adds two notes; whoever counts meanwhile never finds an odd number."""
    reader = place.desk.file.second_reader()
    stop = threading.Event()
    counts: list[int] = []

    def count() -> None:
        while not stop.is_set():
            counts.append(len(reader.session_notes(place.session_id, place.question_id)))

    def add_two(tx: Transaction) -> Outcome:
        for text in ("Eins", "Zwei"):
            notes.add(tx, session_id=place.session_id, question_id=place.question_id, text=text)
        return Outcome("Two")

    start = len(place.notes)
    thread = threading.Thread(target=count)
    thread.start()
    for _ in range(40):
        place.desk.run(add_two)
    stop.set()
    thread.join()
    reader.close()
    assert {(number - start) % 2 for number in counts} == {0}
