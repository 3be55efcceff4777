"""What readers change in a protocol is found, all of it and nothing else, also through LibreOffice.

Protocols are edited in every way, several at once, by `reviewing`. Where LibreOffice is installed
each edited file is opened and saved by it as well, and the same is demanded. Then files are damaged
byte by byte: each is read, or refused with a sentence. What is accepted makes the next version
(`agreed`), which differs from the one before in just that.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import count
from random import Random
from typing import Final

from facilitator.domain.dossier import Dossier
from facilitator.domain.passages import plain as plain_text
from facilitator.domain.returns import Found
from facilitator.errors import UserError
from facilitator.exchange.returned_reader import Reading, read_returned
from facilitator.protocol.export import protocol_bytes, protocol_passages
from tests.domain.factory import Plan
from tests.packing import packed, parts_of
from tests.proofs import agreed
from tests.proofs.program import OFFICE, through_office
from tests.proofs.review_ways import REPLIES, WAYS
from tests.proofs.reviewing import Expected, Reviewer, Ways
from tests.protocol.workshops import TODAY

_LAYOUTS: Final = ("prognos", "minutes")
_FILES_AT_ONCE: Final = 40


def run(number: int = 150, damaged: int = 10_000, *, with_office: bool = True) -> None:
    """Edit `number` protocols and damage `damaged` files; AssertionError at the first miss."""
    reviews = [_Review(seed) for seed in range(number)]
    for review in reviews:
        review.demand(review.returned)
        review.demand_nothing(review.sent)
    edits = sum(len(review.done) for review in reviews)
    print(f"  {edits} edits of {len(WAYS)} kinds in {number} protocols: all found, nothing else")
    shown = [agreed.prove(_dossier(Random(seed)), "prognos", seed) for seed in range(number // 6)]
    accepted = sum(entry.accepted for entry in shown)
    print(
        f"  {accepted} of them accepted in {len(shown)} protocols: the next version differs in just these"
    )
    if with_office and OFFICE:
        _through_office(reviews)
    read, refused = _damage(reviews, damaged)
    print(f"  {damaged} damaged files: {read} read, {refused} refused with a sentence")


class _Review:
    """A protocol, what a reader did to it, and what has to be found."""

    def __init__(self, seed: int) -> None:
        chance = Random(seed)
        self.seed = seed
        self.dossier = _dossier(chance)
        layout = _LAYOUTS[seed % len(_LAYOUTS)]
        self.sent = protocol_bytes(self.dossier, layout=layout, kind="docx", today=TODAY)
        self.passages = protocol_passages(self.dossier, layout=layout, today=TODAY)
        reviewer = Reviewer(self.sent, chance)
        self.done: list[tuple[str, Ways]] = []
        names = list(WAYS)
        chance.shuffle(names)
        for name in names:
            if not reviewer.is_at_end:
                self.done.append((name, WAYS[name](reviewer)))
        self.returned = reviewer.saved()

    def read(self, data: bytes) -> Reading:
        return read_returned(
            data, lambda _stamp: self.passages, workshop_id=self.dossier.workshop.id
        )

    def demand(self, data: bytes, *, knows_replies: bool = True) -> None:
        """Everything is found, and nothing but that.

        LibreOffice 7.4 drops which comment answers which: then replies are comments.
        """
        reading = self.read(data)
        if not knows_replies:
            found = [one for one in reading.found if one.new_text not in REPLIES]
            assert len(reading.found) - len(found) == len(REPLIES) * self._has(
                "comment_with_replies"
            )
            reading = reading._replace(found=tuple(found))
        left = Counter(_described(found, reading) for found in reading.found)
        missing: list[str] = []
        for name, ways in self.done:
            way = next((way for way in ways if not Counter(map(_plain, way)) - left), None)
            if way is None:
                missing.append(f"{name}: {ways}")
            else:
                left -= Counter(map(_plain, way))
        assert not missing, f"protocol {self.seed}: not found: {missing}; found beside: {left}"
        assert not left, f"protocol {self.seed}: found what nobody did: {left}"

    def _has(self, name: str) -> bool:
        return any(done == name for done, _ in self.done)

    def demand_nothing(self, data: bytes) -> None:
        """Nothing is found in a file that nobody edited."""
        assert self.read(data).found == (), f"protocol {self.seed}: found in an untouched file"


def _dossier(chance: Random) -> Dossier:
    """Return a workshop of which no two sentences are equal, though many are nearly so.

    With equal ones, a copy of the one and the deletion of the other would be the same file as
    moving it.
    """
    sizes = (chance.randint(2, 3) for _ in range(4))
    plan = Plan(*sizes, notes=chance.randint(3, 6), seed=chance.randrange(10**6))
    dossier = plan.dossier()
    numbers = count(1)
    return replace(
        dossier,
        questions=tuple(
            entry._replace(text=f"{entry.text} Frage {next(numbers)}")
            for entry in dossier.questions
        ),
        notes=tuple(
            entry._replace(text=f"{entry.text}, Punkt {next(numbers)}") for entry in dossier.notes
        ),
    )


def _described(found: Found, reading: Reading) -> Expected:
    old = reading.sent[found.place].text if found.place >= 0 else ""
    if found.kind == "move":
        behind = reading.sent[found.behind].text if found.behind >= 0 else ""
        return _plain(Expected("move", old, behind))
    return _plain(Expected(found.kind, old, found.new_text))


def _plain(expected: Expected) -> Expected:
    return Expected(expected.kind, plain_text(expected.old), plain_text(expected.new))


# LibreOffice


def _through_office(reviews: Sequence[_Review]) -> None:
    """Demand the same of files that LibreOffice opened and saved."""
    edits = 0
    for start in range(0, len(reviews), _FILES_AT_ONCE):
        some = reviews[start : start + _FILES_AT_ONCE]
        untouched = through_office([review.sent for review in some])
        edited = through_office([review.returned for review in some])
        for review, plain, data in zip(some, untouched, edited, strict=True):
            review.demand_nothing(plain)
            review.demand(data, knows_replies=False)
            edits += len(review.done)
    print(f"  the same {edits} edits, opened and saved by LibreOffice: all found, nothing else")


# Damage


def _damage(reviews: Sequence[_Review], number: int) -> tuple[int, int]:
    chance = Random(number)
    read, sentences = 0, set[str]()
    for index in range(number):
        review = reviews[index % len(reviews)]
        data = _damaged(review.returned, chance)
        try:
            review.read(data)
            read += 1
        except UserError as error:
            sentences.add(error.sentence)
        except Exception as error:
            error.add_note(f"damage {index} of protocol {review.seed}")
            raise
    assert all(sentences), "refused without a sentence"
    return read, number - read


def _damaged(data: bytes, chance: Random) -> bytes:
    """Return a file with bytes changed in it, or in one of the files inside it."""
    if chance.random() < 0.3:
        return _bytes_changed(data, chance)
    parts = parts_of(data)
    likely = [name for name in parts if name.endswith((".xml", ".rels"))]
    name = chance.choice([*likely, "word/document.xml", "word/document.xml"])
    parts[name] = chance.choice((_bytes_changed, _tags_changed))(parts[name], chance)
    if chance.random() < 0.1:
        del parts[name]
    return packed(parts)


def _bytes_changed(data: bytes, chance: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed[: chance.randint(1, len(changed))] if chance.random() < 0.2 else changed)


def _tags_changed(data: bytes, chance: Random) -> bytes:
    """Return XML that may be well-formed and says something absurd."""
    old, new = chance.choice(_ABSURD)
    return data.replace(old, new, chance.randint(1, 50))


_ABSURD: Final[tuple[tuple[bytes, bytes], ...]] = (
    (b"<w:bookmarkStart ", b'<w:bookmarkStart w:name="_n1" '),
    (b"<w:bookmarkEnd ", b"<w:bookmarkStart "),
    (b"w:id=", b"w:ix="),
    (b"<w:r>", b"<w:r><w:fldChar w:fldCharType='begin'/><w:instrText>TOC</w:instrText>"),
    (b"<w:r>", b"<w:del><w:r>"),
    (b"<w:p>", b"<w:ins/><w:p>"),
    (b"<w:t xml", b"<w:br/><w:t xml"),
    (b"<w:pPr>", b"<w:pPr><w:rPr><w:del/></w:rPr>"),
    (b"w:name=", b"w:value="),
    (b"workshop=", b"house="),
    (b' h="', b' h="x'),
    (b"paraIdParent", b"paraId"),
    (b"<w:tbl>", b"<w:txbxContent>"),
    (b"<w:body>", b"<w:body><w:altChunk/>"),
)
