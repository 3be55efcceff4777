"""The paragraphs of a Word file with everything that tracking says of them.

Bookmarks and comments span paragraphs, so they are followed while the document is walked through.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple
from xml.etree.ElementTree import Element

from facilitator.archives import UnusableError
from facilitator.domain.passages import PICTURE
from facilitator.exchange.source.word_lists import w
from facilitator.language import tr

_COMPATIBILITY: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_CHOICE: Final = f"{_COMPATIBILITY}Choice"
_ALTERNATIVES: Final = f"{_COMPATIBILITY}AlternateContent"
_FALLBACK: Final = f"{_COMPATIBILITY}Fallback"
_INSERTING: Final = frozenset({w("ins"), w("moveTo")})
_DELETING: Final = frozenset({w("del"), w("moveFrom")})
_SIGNS: Final = {
    w("tab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-", w("ptab"): "\t",
    w("drawing"): PICTURE, w("pict"): PICTURE, w("object"): PICTURE,
}  # fmt: skip
_TEXTS: Final = frozenset({w("t"), w("delText")})
_FIELDS: Final = frozenset({w("fldChar"), w("instrText")})
_COMMENT: Final = w("commentReference")
_REFERENCES: Final = {
    _COMMENT: "", w("footnoteReference"): "footnote", w("endnoteReference"): "endnote",
}  # fmt: skip
_WITHOUT_WORDS: Final = frozenset(
    w(name)
    for name in ("pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr", "sdtPr", "sdtEndPr")
)
_ID: Final = w("id")
_NAME: Final = w("name")
_PROPERTIES: Final = w("pPr")
_BREAK_KIND: Final = w("type")
_BREAKS_OF_PAGES: Final = ("page", "column")
"""They belong to the look; LibreOffice puts one where a heading with a new page was joined."""
_FIELD_KIND: Final = w("fldCharType")
_ROW_INSERTED: Final = f"{w('trPr')}/{w('ins')}"
_ROW_DELETED: Final = f"{w('trPr')}/{w('del')}"
_MOST_PARAGRAPHS: Final = 200_000


class Change(NamedTuple):
    """Who made a tracked change, and when."""

    author: str
    at: str


class Piece(NamedTuple):
    """A stretch of text and the tracked changes around it."""

    text: str
    inserted: Change | None = None
    deleted: Change | None = None


@dataclass(slots=True)
class Paragraph:
    """A paragraph as the file holds it."""

    names: list[str]
    """The bookmarks that begin in it, or before it and have not ended."""
    began: list[str] = field(default_factory=list[str])
    """Those of them that begin in it."""
    pieces: list[Piece] = field(default_factory=list[Piece])
    comments: list[str] = field(default_factory=list[str])
    """The ids of the comments that stand at it."""
    footnotes: list[str] = field(default_factory=list[str])
    mark_inserted: Change | None = None
    mark_deleted: Change | None = None
    """Its end is gone, so that it reads on in the next one."""
    is_contents: bool = False
    is_boxed: bool = False
    ends_cell: bool = False

    @property
    def accepted(self) -> str:
        """Its text with all tracked changes accepted."""
        return "".join(piece.text for piece in self.pieces if not piece.deleted)

    @property
    def rejected(self) -> str:
        """Its text with none of them."""
        return "".join(piece.text for piece in self.pieces if not piece.inserted)

    def changes(self) -> Iterator[Change]:
        """Yield who changed something in it."""
        for piece in self.pieces:
            yield from filter(None, (piece.inserted, piece.deleted))
        yield from filter(None, (self.mark_inserted, self.mark_deleted))


class Document:
    """The paragraphs of a document in reading order, and the words that its comments stand at."""

    def __init__(self, body: Element, contents_styles: frozenset[str]) -> None:
        """Walk through a body; paragraphs in one of the styles repeat headings and are marked."""
        self.paragraphs: list[Paragraph] = []
        self.quotes: dict[str, list[str]] = {}
        """By the id of a comment, the stretches of text between its beginning and its end."""
        self._contents_styles = contents_styles
        self._open: dict[str, str] = {}
        self._commented: dict[str, list[str]] = {}
        self._fields: list[bool] = []
        self._here: Paragraph | None = None
        self._boxes = 0
        self._inserted: list[Change] = []
        self._deleted: list[Change] = []
        self._visits = self._visitors()
        self._walk(body)
        self._end_endless()

    def _visitors(self) -> Mapping[str, Callable[[Element], None]]:
        """Return what is done with each kind of element; any other is walked through."""
        return {
            **dict.fromkeys(_WITHOUT_WORDS, _leave_out),
            **dict.fromkeys(_INSERTING, self._insertion),
            **dict.fromkeys(_DELETING, self._deletion),
            w("r"): self._run,
            w("p"): self._paragraph,
            w("tr"): self._row,
            w("tc"): self._cell,
            w("bookmarkStart"): self._begin,
            w("bookmarkEnd"): self._end,
            w("commentRangeStart"): self._begin_comment,
            w("commentRangeEnd"): self._end_comment,
            _ALTERNATIVES: self._choose,
        }

    def _walk(self, parent: Element) -> None:
        for child in parent:
            self._visits.get(child.tag, self._walk)(child)

    # Paragraphs

    def _paragraph(self, element: Element) -> None:
        if len(self.paragraphs) >= _MOST_PARAGRAPHS:
            raise UnusableError(tr("it has more than {most} paragraphs", most=_MOST_PARAGRAPHS))
        outer, self._here = self._here, Paragraph(list(self._open.values()))
        here = self._here
        self.paragraphs.append(here)
        here.is_boxed = self._boxes > 0
        here.comments += [id_ for id_ in self._commented if id_ not in here.comments]
        properties = element.find(_PROPERTIES)
        if properties is not None:
            self._properties(here, properties)
        here.mark_inserted = here.mark_inserted or (self._inserted[-1] if self._inserted else None)
        here.is_contents = here.is_contents or any(self._fields)
        self._walk(element)
        here.is_contents = here.is_contents or any(self._fields)
        self._here = outer

    def _properties(self, here: Paragraph, properties: Element) -> None:
        style = properties.find(w("pStyle"))
        if style is not None:
            here.is_contents = style.get(w("val"), "") in self._contents_styles
        mark = properties.find(w("rPr"))
        for child in mark if mark is not None else ():
            if child.tag in _INSERTING:
                here.mark_inserted = change_of(child)
            elif child.tag in _DELETING:
                here.mark_deleted = change_of(child)

    def _row(self, row: Element) -> None:
        inserted, deleted = row.find(_ROW_INSERTED), row.find(_ROW_DELETED)
        if inserted is not None:
            self._inside(row, self._inserted, inserted)
        elif deleted is not None:
            self._inside(row, self._deleted, deleted)
        else:
            self._walk(row)

    def _cell(self, element: Element) -> None:
        first = len(self.paragraphs)
        if first:
            self.paragraphs[-1].ends_cell = True
        self._walk(element)
        if len(self.paragraphs) > first:
            self.paragraphs[-1].ends_cell = True

    # Tracked changes

    def _insertion(self, element: Element) -> None:
        self._inside(element, self._inserted, element)

    def _deletion(self, element: Element) -> None:
        self._inside(element, self._deleted, element)

    def _inside(self, element: Element, changes: list[Change], said_by: Element) -> None:
        changes.append(change_of(said_by))
        self._walk(element)
        changes.pop()

    # Bookmarks and comments

    def _begin(self, element: Element) -> None:
        name = element.get(_NAME, "")
        self._open[element.get(_ID, "")] = name
        if self._here is not None:
            self._here.began.append(name)
            if name not in self._here.names:
                self._here.names.append(name)

    def _end(self, element: Element) -> None:
        self._open.pop(element.get(_ID, ""), None)

    def _end_endless(self) -> None:
        """Let bookmarks that never end hold one paragraph; LibreOffice leaves such where text was."""
        endless = set(self._open.values())
        for paragraph in self.paragraphs if endless else ():
            paragraph.names = [
                name for name in paragraph.names if name not in endless or name in paragraph.began
            ]

    def _begin_comment(self, element: Element) -> None:
        id_ = element.get(_ID, "")
        self._commented[id_] = self.quotes.setdefault(id_, [])
        self._stand_at(id_)

    def _end_comment(self, element: Element) -> None:
        self._commented.pop(element.get(_ID, ""), None)

    def _stand_at(self, id_: str) -> None:
        if self._here is not None and id_ not in self._here.comments:
            self._here.comments.append(id_)

    # Text

    def _run(self, run: Element) -> None:
        for child in run:
            tag = child.tag
            if tag in _TEXTS:
                self._say(child.text or "")
            elif tag in _SIGNS and child.get(_BREAK_KIND) not in _BREAKS_OF_PAGES:
                self._say(_SIGNS[tag])
                if _SIGNS[tag] == PICTURE:
                    self._boxed(child)
            elif tag == _ALTERNATIVES:
                self._run(_chosen(child))
            elif tag in _FIELDS:
                self._field(child)
            elif tag in _REFERENCES:
                self._refer(child)

    def _say(self, text: str) -> None:
        if self._here is None or not text:
            return
        inserted = self._inserted[-1] if self._inserted else None
        deleted = self._deleted[-1] if self._deleted else None
        self._here.pieces.append(Piece(text, inserted, deleted))
        for quote in self._commented.values():
            quote.append(text)

    def _boxed(self, drawing: Element) -> None:
        """Read the text of a box where the box is anchored."""
        self._boxes += 1
        for box in drawing.iter(w("txbxContent")):
            self._walk(box)
        self._boxes -= 1

    def _field(self, element: Element) -> None:
        kind = element.get(_FIELD_KIND, "")
        if kind == "begin":
            self._fields.append(False)
        elif kind == "end" and self._fields:
            self._fields.pop()
        elif self._fields and (element.text or "").split()[:1] == ["TOC"]:
            self._fields[-1] = True

    def _refer(self, element: Element) -> None:
        id_ = element.get(_ID, "")
        if element.tag == _COMMENT:
            if id_ not in self.quotes:
                self.quotes[id_] = []
                self._stand_at(id_)
        elif self._here is not None and not self._deleted:
            self._here.footnotes.append(f"{_REFERENCES[element.tag]}{id_}")

    # What is chosen among, or left out

    def _choose(self, element: Element) -> None:
        self._walk(_chosen(element))


def _leave_out(_: Element) -> None:
    """Do nothing with an element that holds no words."""


def change_of(element: Element) -> Change:
    """Return who made the change that an element tracks."""
    return Change(element.get(w("author"), "").strip(), element.get(w("date"), ""))


def contents_styles(styles: Element | None) -> frozenset[str]:
    """Return the ids of the styles in which a contents page lists headings."""
    found = styles.iter(w("style")) if styles is not None else ()
    return frozenset(style.get(w("styleId"), "") for style in found if _lists_headings(style))


def _lists_headings(style: Element) -> bool:
    name = style.find(w("name"))
    words = name.get(w("val"), "").casefold().split() if name is not None else []
    return words[:1] == ["toc"] and words[1:2] != ["heading"]


def note_texts(parts: Mapping[str, Element | None]) -> dict[str, str]:
    """Return the words of foot- and endnotes, by the kind and id with which paragraphs name them."""
    found: dict[str, str] = {}
    for kind, root in parts.items():
        for note in root if root is not None else ():
            paragraphs = Document(note, frozenset()).paragraphs
            text = "\n".join(paragraph.accepted for paragraph in paragraphs)
            found[f"{kind}{note.get(w('id'), '')}"] = text.strip()
    return found


def _chosen(alternatives: Element) -> Element:
    """Return the first alternative: what a program that knows it would show."""
    choice = alternatives.find(_CHOICE)
    fallback = choice if choice is not None else alternatives.find(_FALLBACK)
    return fallback if fallback is not None else Element("none")
