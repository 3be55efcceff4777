"""A reader of a protocol who edits its Word file as Word does, and knows what was changed.

The XML is edited directly, by what Word and LibreOffice were seen to write, so that nothing of the
code under proof has a part in it. Each way of editing takes paragraphs that no other one touches
and returns what has to be found.
"""

from collections.abc import Callable, Iterator
from copy import deepcopy
from random import Random
from typing import Any, Final, NamedTuple

from lxml import etree  # type: ignore[attr-defined] - lxml has no types

from tests.packing import packed, parts_of

MAIN: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14: Final = "http://schemas.microsoft.com/office/word/2010/wordml"
W15: Final = "http://schemas.microsoft.com/office/word/2012/wordml"
AUTHORS: Final = ("Dr. Maren Thiessen", "Petra Jöns", "Antje Kruse")
_WORDS: Final = (
    *("landesweit", "freiwillig", "Messnetz", "Vorrang", "ab 2027", "in Absprache", "Kosten"),
    *("ergänzend", "Förderung", "gemeinsam", "„Leitstelle“", "Grundwasser", "jährlich", "Fristen"),
)
Element = Any


class Expected(NamedTuple):
    """What has to be found; `old` is the text of the paragraph that it is about."""

    kind: str
    old: str
    new: str = ""


Ways = tuple[tuple[Expected, ...], ...]
"""Descriptions of one edit of which any is right, as a merge can be told from either side."""


class Reviewer:
    """Edits one file."""

    def __init__(self, data: bytes, chance: Random) -> None:
        self.parts = parts_of(data)
        self.chance = chance
        self.document = etree.fromstring(self.parts["word/document.xml"])
        self._free = self._targets()
        self._ids = iter(range(70_000, 10**9))
        self.comments: list[tuple[int, str, str, int | None, bool]] = []
        """Id, author, text, the comment it answers, whether it is resolved."""

    def _targets(self) -> list[Element]:
        """Return every third paragraph of a record with words enough, so that edits never touch."""
        found = [
            paragraph
            for paragraph in self.document.iter(w("p"))
            if paragraph.getparent().tag == w("body")
            and paragraph.find(w("bookmarkStart")) is not None
            and any(letter.isdigit() for letter in _name(paragraph))
            and len(text_of(paragraph).split()) > 5
            and _is_single(paragraph)
        ]
        found = found[:-1:3]
        self.chance.shuffle(found)
        return found

    @property
    def is_at_end(self) -> bool:
        """Whether no paragraph is left to edit."""
        return len(self._free) < 2

    def take(self) -> Element:
        """Return a paragraph that nobody has edited."""
        return self._free.pop()

    def sentence(self) -> str:
        """Return a sentence that the protocol does not hold."""
        return " ".join(["Neu:", *self.chance.choices(_WORDS, k=self.chance.randint(6, 14))]) + "."

    def track(self, tag: str) -> Element:
        """Return an element that says who changed something."""
        author = self.chance.choice(AUTHORS)
        return _e(tag, id=str(next(self._ids)), author=author, date="2026-09-25T10:00:00Z")

    def comment(self, text: str, answers: int | None = None, *, resolved: bool = False) -> int:
        """Say something in the margin and return the id of it."""
        number = len(self.comments)
        self.comments.append((number, self.chance.choice(AUTHORS), text, answers, resolved))
        return number

    def saved(self) -> bytes:
        """Return the file."""
        parts = dict(self.parts)
        if self.comments:
            parts |= _comment_parts(self.comments, parts)
        parts["word/document.xml"] = etree.tostring(
            self.document, xml_declaration=True, encoding="UTF-8", standalone=True
        )
        return packed(parts)


# Words of the format


def w(name: str) -> str:
    """Return a name of WordprocessingML."""
    return f"{{{MAIN}}}{name}"


def _e(tag: str, *children: Element, **attributes: str) -> Element:
    element = etree.Element(w(tag))
    for name, value in attributes.items():
        element.set(w(name), value)
    element.extend(children)
    return element


def run(text: str, tag: str = "t") -> Element:
    """Return a run that says a text."""
    words = _e(tag)
    words.text = text
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return _e("r", words)


def text_of(paragraph: Element) -> str:
    """Return what a paragraph says."""
    return "".join(entry.text or "" for entry in paragraph.iter(w("t")))


def _name(paragraph: Element) -> str:
    return paragraph.find(w("bookmarkStart")).get(w("name"))


def _is_single(paragraph: Element) -> bool:
    """Tell whether a paragraph is a bookmark around one run, as most are."""
    tags = [child.tag for child in paragraph if child.tag != w("pPr")]
    return (
        tags == [w("bookmarkStart"), w("r"), w("bookmarkEnd")] and len(paragraph.find(w("r"))) <= 2
    )


def properties(paragraph: Element) -> Element:
    """Return the properties of a paragraph."""
    return paragraph.find(w("pPr"))


def content(paragraph: Element) -> list[Element]:
    """Return the runs of a paragraph."""
    return paragraph.findall(w("r"))


def say(paragraph: Element, *parts: Element) -> None:
    """Let a paragraph hold other runs between the ends of its bookmark."""
    old = content(paragraph)
    place = paragraph.index(old[0])
    for entry in old:
        paragraph.remove(entry)
    for offset, part in enumerate(parts):
        paragraph.insert(place + offset, part)


def without_bookmark(paragraph: Element) -> Element:
    """Return a paragraph whose bookmark is lost."""
    for tag in ("bookmarkStart", "bookmarkEnd"):
        for entry in paragraph.findall(w(tag)):
            paragraph.remove(entry)
    return paragraph


def mark(paragraph: Element, change: Element) -> None:
    """Say of the end of a paragraph that it was inserted or deleted; in the schema's order."""
    marked = properties(paragraph).find(w("rPr"))
    if marked is None:
        marked = _e("rPr")
        properties(paragraph).append(marked)
    marked.append(change)


def copied(paragraph: Element, *parts: Element) -> Element:
    """Return a paragraph of the same look that says something else, without a bookmark."""
    return _e("p", deepcopy(properties(paragraph)), *parts)


def halves(text: str) -> tuple[str, str]:
    """Return a text cut at a space in its middle."""
    words = text.split(" ")
    middle = len(words) // 2
    return " ".join(words[:middle]), " ".join(words[middle:])


# Comments

_KINDS: Final = {
    "comments": (
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml",
    ),
    "commentsExtended": (
        "http://schemas.microsoft.com/office/2011/relationships/commentsExtended",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.commentsExtended+xml",
    ),
}


def _comment_parts(
    comments: list[tuple[int, str, str, int | None, bool]], parts: dict[str, bytes]
) -> Iterator[tuple[str, bytes]]:
    said, threads = _e("comments"), etree.Element(f"{{{W15}}}commentsEx")
    for number, author, text, answers, resolved in comments:
        paragraph = _e("p", run(text))
        paragraph.set(f"{{{W14}}}paraId", f"{number + 1:08X}")
        said.append(
            _e("comment", paragraph, id=str(number), author=author, date=_DAY, initials="X")
        )
        entry = etree.SubElement(threads, f"{{{W15}}}commentEx")
        entry.set(f"{{{W15}}}paraId", f"{number + 1:08X}")
        if answers is not None:
            entry.set(f"{{{W15}}}paraIdParent", f"{answers + 1:08X}")
        entry.set(f"{{{W15}}}done", "1" if resolved else "0")
    relations = types = b""
    for name, (kind, content_type) in _KINDS.items():
        relations += f'<Relationship Id="rc{name}" Type="{kind}" Target="{name}.xml"/>'.encode()
        types += f'<Override PartName="/word/{name}.xml" ContentType="{content_type}"/>'.encode()
    yield "word/comments.xml", etree.tostring(said, xml_declaration=True, encoding="UTF-8")
    yield (
        "word/commentsExtended.xml",
        etree.tostring(threads, xml_declaration=True, encoding="UTF-8"),
    )
    for name, end, more in (
        ("word/_rels/document.xml.rels", b"</Relationships>", relations),
        ("[Content_Types].xml", b"</Types>", types),
    ):
        yield name, parts[name].replace(end, more + end)


_DAY: Final = "2026-09-25T10:00:00Z"
Way = Callable[[Reviewer], Ways]
