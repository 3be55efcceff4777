"""Hostile words come through into the protocol: every sentence once, in order, in a valid file.

Generated workshops say the nastiest things in every place; each is exported in both layouts as
Word file and as Markdown, and read back without the code that wrote it. Then two that nobody
types: notes of a megabyte, and fifty thousand questions, through the program itself.
"""

import re
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path
from random import Random
from typing import Final, TypeVar

from lxml.etree import XMLParser, fromstring
from markdown_it import MarkdownIt

from facilitator.domain.dossier import Dossier
from facilitator.domain.followups import followups
from facilitator.domain.records import Chapter, ChapterRole, Note, Record
from facilitator.domain.richtext import Paragraph, Run, write
from facilitator.domain.text import clean
from facilitator.protocol.export import protocol_bytes
from tests.domain.factory import Plan
from tests.proofs.program import facilitator, schema_checked
from tests.protocol.reading import WordFile

_TODAY: Final = date(2026, 9, 26)
_LAYOUTS: Final = ("prognos", "minutes")
_NASTY: Final = (
    *(
        "\x00",
        "\x07",
        "\x0b\x0c",
        "\x1b[31m",
        "\x7f\x85\x9f",
        "\ud800",
        "\udfff",
        "\ufffe",
        "\U0001ffff",
    ),
    *("😀", "👩‍👩‍👧‍👦", "🇩🇪", "☝🏽", "e\u0301", "a" + "\u0300" * 200, "\u0338", "\ufeff", "\u200b"),
    *("שלום", "مرحبا بالعالم", "\u202everkehrt\u202c", "\u2066\u2069", "\u200f", "\u202a"),
    *(
        "<w:p/>",
        "]]>",
        "&amp;",
        "&#0;",
        "<!--",
        "--",
        '"',
        "'",
        "</w:t>",
        "<br>",
        "<script>",
        "%s",
        "{x}",
    ),
    *("*", "**a", "_b_", "`", "[c](d)", "# ", "- ", "1. ", "| x |", "|", "\\", "~~", ">", "=", "+"),
    *(
        "26. Mai 2020",
        "14:00 Uhr",
        "\t",
        "\u00a0",
        "\u2028",
        "\u2029",
        "\r\n",
        "  ",
        "ﬁ",
        "ß",
        "㍿",
        "𝔉",
    ),
)
_LONG_CHARACTERS: Final = 1_000_000
_MANY_QUESTIONS: Final = 50_000
_MARK: Final = re.compile(r"Kz\d+z")
_CHAPTERS: Final[tuple[ChapterRole, ...]] = (
    *("background", "context", "key_results", "conclusions", "elaboration", "contact"),
)
_TextRecord = TypeVar("_TextRecord", bound=Record)


def run(number: int = 300, size: float = 1.0) -> None:
    """Export `number` hostile workshops and the two monsters; AssertionError at the first loss."""
    with tempfile.TemporaryDirectory() as folder:
        documents = [
            document
            for seed in range(number)
            for document in _exported(Hostile(Random(seed)), Path(folder), seed)
        ]
        print(f"  {number} hostile workshops in {len(_LAYOUTS)} layouts as Word file and Markdown:")
        print("    every sentence once and in order")
        print(f"    {len(documents)} Word files {schema_checked(documents)}")
        _long_notes(Path(folder), round(_LONG_CHARACTERS * size))
        _many_questions(Path(folder), round(_MANY_QUESTIONS * size))


class Hostile:
    """A workshop whose every sentence is nasty and ends in a mark of its own."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self._numbers = count(1)
        self.said: dict[str, str] = {}
        """Every sentence by its mark."""
        self.dossier = self._made()

    def _sentence(self) -> str:
        mark = f"Kz{next(self._numbers)}z"
        pieces = self._chance.choices(_NASTY, k=self._chance.randint(0, 6))
        self.said[mark] = self._chance.choice(["", " "]).join([*pieces, " ", mark])
        return self.said[mark]

    def _saying(self, records: tuple[_TextRecord, ...], cell: str) -> tuple[_TextRecord, ...]:
        return tuple(record._replace(**{cell: self._sentence()}) for record in records)

    def _made(self) -> Dossier:
        chance = self._chance
        plan = Plan(
            *(chance.randint(1, 3) for _ in range(5)),
            seed=chance.randrange(10**6),
            title=self._nasty(),
        )
        dossier = plan.dossier()
        return replace(
            dossier,
            workshop=dossier.workshop._replace(place=self._nasty(), confidentiality=self._nasty()),
            topics=tuple(topic._replace(title=self._nasty()) for topic in dossier.topics),
            persons=tuple(person._replace(name=self._nasty()) for person in dossier.persons),
            agenda=self._saying(dossier.agenda, "title"),
            questions=self._saying(dossier.questions, "text"),
            notes=self._saying(dossier.notes, "text"),
            answers=self._saying(dossier.answers, "text"),
            key_results=self._saying(dossier.key_results, "text"),
            recommendations=self._saying(dossier.recommendations, "text"),
            milestones=self._saying(dossier.milestones, "title"),
            chapters=tuple(self._chapter(dossier, role) for role in _CHAPTERS),
        )

    def _nasty(self) -> str:
        return "".join(self._chance.choices(_NASTY, k=self._chance.randint(0, 6)))

    def _chapter(self, dossier: Dossier, role: ChapterRole) -> Chapter:
        styles = (self._chance.random() < 0.3, self._chance.random() < 0.3)
        text = write(
            (Paragraph((Run(self._sentence(), *styles),)), Paragraph((Run(self._sentence()),)))
        )
        return Chapter(id=f"c{role}", workshop_id=dossier.workshop.id, role=role, text=text)

    def in_order(self, layout: str) -> list[str]:
        """Return the marks of what a layout prints, as it prints them."""
        dossier = self.dossier
        texts = [item.title for item in dossier.agenda]
        if layout == "prognos":
            texts += self._prose("background", "context")
            texts += [step.title for step in dossier.milestones]
            texts += self._prose("key_results")
            for topic in dossier.topics:
                texts += [dossier.text_of(result) for result in dossier.key_results_of(topic)]
            texts += self._prose("conclusions")
            texts += [entry.text for entry in dossier.recommendations]
            texts += self._prose("elaboration")
        texts += self._answers()
        if layout == "prognos":
            texts += self._prose("contact")
        else:
            texts += [entry.text for entry in followups(dossier)]
        return [mark for text in texts for mark in _MARK.findall(text)]

    def _prose(self, *roles: ChapterRole) -> list[str]:
        return [
            entry.text for role in roles for entry in self.dossier.chapters if entry.role == role
        ]

    def _answers(self) -> Iterator[str]:
        dossier = self.dossier
        for topic in dossier.topics:
            for root in dossier.questions_of(topic):
                for question in (root, *dossier.sub_questions_of(root)):
                    yield question.text
                    answers = (one for one in dossier.answers if one.question_id == question.id)
                    yield from (answer.text for answer in answers)
                    for session in dossier.sessions_of(topic):
                        yield from self._open_notes(dossier.notes_of(question, session))

    def _open_notes(self, notes: Iterable[Note]) -> Iterator[str]:
        """Yield what is said by notes that no answer rests on and that nobody left out."""
        dossier = self.dossier
        settled = {source.note_id for source in dossier.answer_sources}
        settled |= {omission.note_id for omission in dossier.omissions}
        is_settled = False
        for note in notes:
            is_settled = note.id in settled if note.level == 1 else is_settled
            if not is_settled and note.id not in dossier.internal:
                yield note.text


def _exported(hostile: Hostile, folder: Path, seed: int) -> Iterator[Path]:
    for layout in _LAYOUTS:
        docx, markdown = (
            protocol_bytes(hostile.dossier, layout=layout, kind=kind, today=_TODAY)
            for kind in ("docx", "md")
        )
        try:
            _demand_said(hostile, layout, [read.text for read in WordFile(docx).paragraphs])
            _demand_said(hostile, layout, list(markdown_texts(markdown.decode())))
        except AssertionError as error:
            error.add_note(f"hostile workshop {seed}, {layout}")
            raise
        path = folder / f"{seed}-{layout}.docx"
        path.write_bytes(docx)
        yield path


def _demand_said(hostile: Hostile, layout: str, printed: list[str]) -> None:
    """Every sentence stands once, in its place, with every character that a file may hold."""
    marks = [mark for text in printed for mark in _MARK.findall(text)]
    wanted = hostile.in_order(layout)
    assert marks == wanted, f"missing {set(wanted) - set(marks)}, or not once, or in another order"
    everything = _spaced("\n".join(printed))
    for mark in wanted:
        assert _spaced(hostile.said[mark]) in everything, f"changed: {hostile.said[mark]!r}"


def _spaced(text: str) -> str:
    """Return a text with each run of spaces as one; where lines break is the writer's business."""
    return " ".join(clean(text).split())


def markdown_texts(markdown: str) -> Iterator[str]:
    """Yield the texts that a Markdown parser finds."""
    for token in MarkdownIt("commonmark").enable("table").parse(markdown):
        if token.type == "inline":
            yield "".join(_content(part.type, part.content) for part in token.children or ())


def _content(kind: str, content: str) -> str:
    """Return what a reader sees of a part of a line; of markup only what ends a line."""
    if kind.endswith("break") or (kind == "html_inline" and content == "<br>"):
        return "\n"
    return content


# Monsters, through the program


def _long_notes(folder: Path, length: int) -> None:
    note = ("Wörter 😀 שלום " * (length // 14 + 1))[:length].strip()
    outline = folder / "long.md"
    outline.write_text(f"{_HEAD}## Frage\n\n- {note}\n- {note}\n", encoding="utf-8")
    docx = _through_the_program(outline)
    texts = [read.text for read in WordFile(docx.read_bytes()).paragraphs]
    assert texts.count(note) == 2, "a long note was changed"
    print(f"  two notes of {len(note):,} characters: whole, {schema_checked([docx])}")


def _many_questions(folder: Path, number: int) -> None:
    outline = folder / "many.md"
    blocks = (f"## Frage {index}?\n\n- Antwort {index}\n\n" for index in range(number))
    outline.write_text(_HEAD + "".join(blocks), encoding="utf-8")
    docx = _through_the_program(outline)
    word = WordFile(docx.read_bytes())
    said = [read.text for read in word.paragraphs if read.text.startswith(("Frage ", "Antwort "))]
    assert said == [
        f"{what} {index}{end}"
        for index in range(number)
        for what, end in (("Frage", "?"), ("Antwort", ""))
    ]
    names = [name for read in word.paragraphs for name in read.anchors]
    assert len(names) == len(set(names)), "an anchor stands twice"
    for name in word.names(r".*\.(xml|rels)"):
        fromstring(word.parts[name], XMLParser(huge_tree=True))
    print(f"  {number:,} questions with their answers: once and in order, well-formed")


_HEAD: Final = "---\ntitle: Forum\n---\n\n# Workshop 1: Netze\n\n"


def _through_the_program(outline: Path) -> Path:
    """Import an outline, export the protocol in both formats; return the Word file."""
    file, docx = outline.with_suffix(".workshop"), outline.with_suffix(".docx")
    facilitator("import", outline, file)
    facilitator("protocol", file, "-o", docx)
    facilitator("protocol", file, "-o", outline.with_name(f"protocol-{outline.name}"))
    return docx
