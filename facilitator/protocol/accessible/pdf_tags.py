"""The tags of a PDF in reading order, roles resolved to those that the standard knows."""

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

_DEEPEST: Final = 100
"""How deep tags may lie in each other; documents stay below 20."""
_MOST_ROLES: Final = 10
Mark = tuple[int, int]
"""Page and number of marked content."""


class Tag(NamedTuple):
    """A tag; `path` are the kinds of those around it, from the outermost."""

    kind: str
    path: tuple[str, ...]
    page: int
    alt: str
    marks: tuple[Mark, ...]
    """What stands in it and in the tags inside, in reading order."""
    kinds_inside: frozenset[str]
    spans: int
    """Cells inside that span several columns or rows."""

    def has_inside(self, kind: str) -> bool:
        """Tell whether a tag of a kind stands inside."""
        return kind in self.kinds_inside


def tree(reader: PdfReader) -> Iterator[Tag]:
    """Yield all tags, each before those inside it; nothing for a document without tags."""
    root: Any = reader.trailer["/Root"].get_object()
    structure = root.get("/StructTreeRoot")
    if structure is None:
        return
    top = structure.get_object()
    pages = {page.indirect_reference.idnum: number for number, page in enumerate(reader.pages)}  # type: ignore[union-attr] - a page of a file has one
    walk = _Walk(dict(top.get("/RoleMap", {})), pages)
    yield from (found for found in walk.inside(top, (), 0) if isinstance(found, Tag))


class _Walk:
    def __init__(self, roles: dict[str, str], pages: dict[int, int]) -> None:
        self._roles = roles
        self._pages = pages

    def inside(self, element: Any, path: tuple[str, ...], page: int) -> list[Tag | Mark]:  # noqa: ANN401 - a PDF's object
        """Return tags and marks in an element, in their order; what lies too deep is left out."""
        found: list[Tag | Mark] = []
        for child in _children(element) if len(path) < _DEEPEST else ():
            if isinstance(child, int):
                found.append((page, int(child)))
            elif isinstance(child, DictionaryObject) and "/S" in child:
                found += self._tag(child, path, page)
            elif isinstance(child, DictionaryObject) and "/MCID" in child:
                found.append((self._page(child, page), _number(child["/MCID"])))
        return found

    def _tag(self, element: Any, path: tuple[str, ...], page: int) -> list[Tag | Mark]:  # noqa: ANN401 - the same
        kind = self._kind(str(element["/S"]))
        page, inner = self._page(element, page), (*path, kind)
        below = self.inside(element, inner, page)
        tags = [found for found in below if isinstance(found, Tag)]
        direct = [found for found in below if not isinstance(found, Tag) or found.path == inner]
        marks = tuple(
            mark
            for found in direct
            for mark in (found.marks if isinstance(found, Tag) else (found,))
        )
        own_span = int(kind in ("TD", "TH") and _spans(element))
        tag = Tag(
            kind,
            path,
            marks[0][0] if marks else page,
            str(element.get("/Alt", "") or element.get("/ActualText", "")),
            marks,
            frozenset(found.kind for found in tags),
            own_span + sum(found.spans for found in direct if isinstance(found, Tag)),
        )
        return [tag, *tags]

    def _kind(self, role: str) -> str:
        for _ in range(_MOST_ROLES):
            if role not in self._roles:
                break
            role = str(self._roles[role])
        return role.removeprefix("/")

    def _page(self, element: Any, page: int) -> int:  # noqa: ANN401 - the same
        reference = element.raw_get("/Pg") if "/Pg" in element else None
        return self._pages.get(getattr(reference, "idnum", -1), page)


def _children(element: Any) -> list[Any]:  # noqa: ANN401 - the same
    return _listed(element.get("/K"))


def _number(entry: Any) -> int:  # noqa: ANN401 - the same
    return int(entry)


def _listed(entry: Any) -> list[Any]:  # noqa: ANN401 - the same
    """Return what an entry holds: one thing or several, wherever they stand in the file."""
    if entry is None:
        return []
    found = entry.get_object()
    several: list[Any] = [*found] if isinstance(found, ArrayObject) else [found]
    return [one.get_object() for one in several]


def _spans(element: Any) -> bool:  # noqa: ANN401 - the same
    return any(
        int(entry.get(name, 1)) > 1
        for entry in _listed(element.get("/A"))
        if isinstance(entry, DictionaryObject)
        for name in ("/ColSpan", "/RowSpan")
    )
