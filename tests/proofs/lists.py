"""Whatever is brought along as a list of people ends in people, findings or a sentence, in one step.

Lists with accidents, in every encoding, damaged Excel files, bombs and monsters: never a
traceback, never a row that nobody accounts for, never half an import.
"""

import io
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random
from typing import Final

from facilitator.actions import history, people, workshops
from facilitator.actions.desk import Desk
from facilitator.errors import UserError
from facilitator.exchange.people_reader import listed, opened
from facilitator.storage.files import create_file
from tests.domain.factory import Plan
from tests.exchange.listings import encoded, read, text, workbook
from tests.exchange.office_files import edited, excel_file
from tests.storage.contents import living_rows

_MOST_SECONDS: Final = 60
"""How long a monster may take on a busy machine; none takes a tenth on an idle one."""
_TAKEN_EVERY: Final = 20
_PIECES: Final = (
    *("Dr. ", "Prof. ", "Herr ", "a", "A ", ", ", "@", "a@", ".", "x@x.", " und ", "/", "W 1", "1 ", "Thema "),
    *("=", '"', "';", "\u0300", "ß", "-", "(", "sep=", "é"),
)  # fmt: skip


def run(count: int = 10_000) -> None:
    """Read `count` lists, bombs and monsters; AssertionError at the first that goes wrong."""
    kinds = (text, encoded, workbook)
    ends: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder, closing(_desk(Path(folder))) as desk:
        for number in range(count):
            kind = kinds[number % len(kinds)]
            try:
                found = read(kind(Random(number)))
                if found and number % _TAKEN_EVERY == 0:
                    _take(desk, found[2])
            except Exception as error:
                error.add_note(f"list {number}: {kind.__name__}")
                raise
            end = (
                "refused with a sentence"
                if not found
                else "read, with findings"
                if found[2].findings
                else "read"
            )
            ends[f"{kind.__name__}: {end}"] += 1
    for line, number in sorted(ends.items()):
        print(f"  {number:5} {line}")
    bombs = sum(map(_refused, _bombs(min(1.0, count / 10_000))))
    print(f"  {bombs} bombs and entities refused")
    seconds = {name: _timed(name, monster) for name, monster in _monsters(min(1.0, count / 10_000))}
    slowest = max(seconds, key=lambda name: seconds[name])
    print(f"  {len(seconds)} monsters, the slowest in {seconds[slowest]:.1f} s: {slowest}")


def _desk(folder: Path) -> Desk:
    desk = Desk(create_file(folder / "lists.workshop"))
    desk.run(workshops.add_dossier, dossier=Plan(rounds=1, topics=3).dossier())
    return desk


def _take(desk: Desk, found: object) -> None:
    """Take a list over and back: it is one step, and nothing of it is left."""
    workshop = desk.read.workshops()[0]
    topics = desk.read.head(workshop.id).topics
    ids = {topic.number: topic.id for topic in topics}
    taken = [
        person._replace(person_id="")  # those of the generated list are not in this file
        for person in listed(found, {}, ids)  # type: ignore[arg-type] - what `read` returned
    ]
    before = living_rows(desk.file.path)
    outcome = desk.run(people.take_over, workshop_id=workshop.id, people=taken)
    assert len(set(outcome.ids)) == len(taken)
    if outcome.touched:
        desk.run(history.undo)
    assert living_rows(desk.file.path) == before


# Bombs and monsters


def _refused(bomb: bytes) -> bool:
    try:
        opened(bomb)
    except UserError:
        return True
    message = "a bomb was read"
    raise AssertionError(message)


def _bombs(size: float) -> Iterator[bytes]:
    """Yield Excel files that unpack to more than they may, or that fetch and grow by entities."""
    plain = excel_file([["Name"], ["Ada King"]])
    sheet = "xl/worksheets/sheet1.xml"
    yield edited(plain, sheet, lambda data: data + b" " * 101_000_000)
    entity = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    fetched = b'<!DOCTYPE x [<!ENTITY a SYSTEM "http://localhost:1/">]>'
    for name in (sheet, "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml", "_rels/.rels"):
        for declared in (entity, fetched, entity.decode().encode("utf-16")):
            yield edited(plain, name, lambda data, declared=declared: declared + data)
    many = io.BytesIO()
    with zipfile.ZipFile(many, "w") as archive:
        for number in range(5_001):
            archive.writestr(f"{number}.xml", b"")
    yield many.getvalue()
    rows = "".join(f'<row r="{number}"><c><v>1</v></c></row>' for number in range(1, 50_003))
    if size == 1.0:
        yield edited(
            plain,
            sheet,
            lambda data: (
                data[: data.index(b"<sheetData>") + 11]
                + rows.encode()
                + data[data.index(b"</sheetData>") :]
            ),
        )


def _monsters(size: float) -> Iterator[tuple[str, str]]:
    """Yield names and lists of a size that no person has."""
    many = round(200_000 * size)
    for piece in _PIECES:
        long = piece * (many // len(piece) // 2)
        yield f"a name of {piece!r}", f"Name;E-Mail;Wünsche;Rolle\n{long};{long};{long};{long}\n"
        short = piece * (120 // len(piece))
        yield (
            f"many rows of {piece!r}",
            "Name;E-Mail;Wünsche;Rolle\n" + f"{short};{short};{short};{short}\n" * (many // 500),
        )
    yield "one name, many rows", "Name;Organisation\n" + "Ada King;Amt\n" * (many // 10)
    names = "".join(f"Ada {chr(97 + n % 26)}{n * 7919 % 9973:x};Amt\n" for n in range(many // 10))
    yield "one first name, many last ones", f"Name;Organisation\n{names}"
    yield (
        "many columns",
        "Name" + ";Wunsch" * 190 + "\n" + ("Ada King" + ";1" * 190 + "\n") * (many // 1_000),
    )
    yield "empty rows", "Name\n" + ";;;\n" * many + "Ada King\n"


def _timed(name: str, monster: str) -> float:
    start = time.process_time()
    try:
        read(monster)
    except Exception as error:
        error.add_note(name)
        raise
    seconds = time.process_time() - start
    assert seconds < _MOST_SECONDS, f"{name}: {seconds:.0f} s"
    return seconds
