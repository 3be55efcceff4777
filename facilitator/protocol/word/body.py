"""Blocks as the XML of a Word file's body: strings, because objects would take hundred times as long."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Final

from facilitator.domain.richtext import Run
from facilitator.protocol.elements import (
    Block,
    Bullet,
    Cell,
    Contents,
    Heading,
    Line,
    Numbered,
    Paragraph,
    Picture,
    Ruling,
    Table,
)
from facilitator.protocol.keeping import keeps_next
from facilitator.protocol.letters import Letters
from facilitator.protocol.word.numbering import ListKind, Numbering
from facilitator.protocol.word.xml import DRAWING_NAMESPACES, attribute, emus, run, runs, twips

StyleIds = dict[str, str]
AddPicture = Callable[[Picture], tuple[str, str]]
"""Puts a picture's files into the package; returns the relationship ids of its PNG and SVG."""

_SVG_EXTENSION: Final = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_SVG_NAMESPACE: Final = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_KEEP_NEXT: Final = "<w:keepNext/>"
_NEW_PAGE: Final = "<w:pageBreakBefore/>"
_ON_TOP: Final = '<w:spacing w:before="0"/>'
"""A page that is begun has its text where every other page has it."""
_RULED: Final = (
    "<w:keepLines/>"
    '<w:tabs><w:tab w:val="right" w:leader="underscore" w:pos="{width}"/></w:tabs>'
    '<w:spacing w:before="0" w:after="0" w:line="{pitch}" w:lineRule="exact"/>'
)
_RULE: Final = '<w:r><w:rPr><w:color w:val="9A9A9A"/></w:rPr>{}</w:r>'
_PITCH: Final = 9.0
"""Millimetres from one line to write on to the next."""


@dataclass(slots=True)
class Body:
    """Writes blocks one after the other; remembers the lists it needed."""

    styles: StyleIds
    numbering: Numbering
    text_width: int
    """Twips between the margins."""
    add_picture: AddPicture
    lists: dict[int, ListKind] = field(default_factory=dict[int, ListKind])
    _headings: int = 0
    """The id of the list that counts the headings, one that no block has."""
    _bookmarks: int = 0
    _pictures: int = 0

    def xml(self, blocks: Iterable[Block]) -> str:
        """Return the blocks as XML."""
        listed = list(blocks)
        self._headings = 1 + max(map(_list_id, listed), default=0)
        pairs = zip_longest(listed, listed[1:])
        return "".join([self._block(block, following) for block, following in pairs])

    def _block(self, block: Block, following: Block | None) -> str:  # noqa: PLR0911 - one for each kind of block
        match block:
            case Bullet():
                return self._bullet(block, following)
            case Heading():
                return self._heading(block)
            case Paragraph():
                return self._paragraph(block, following)
            case Numbered():
                return self._numbered(block)
            case Table():
                return self._table(block)
            case Picture():
                return self._picture(block)
            case Contents():
                return self._contents(block)
            case Ruling():
                return self._ruling(block)

    # Paragraphs

    def _bullet(self, block: Bullet, following: Block | None) -> str:
        kept = _KEEP_NEXT * keeps_next(block, following)
        list_ = _list(block.level - 1, self.numbering.bullets)
        return self._p(f"bullet_{block.level}", kept + list_, runs(block.runs), block.anchor)

    def _numbered(self, block: Numbered) -> str:
        self.lists[block.list_id] = "decimal"
        list_ = _list(0, self.numbering.number_of(block.list_id))
        return self._p("number", list_, runs(block.runs), block.anchor)

    def _heading(self, block: Heading) -> str:
        properties = _NEW_PAGE * block.page_break
        if block.list_id:
            self.lists[block.list_id] = "lowerLetter"
            properties += _list(0, self.numbering.number_of(block.list_id))
        elif block.number:
            self.lists[self._headings] = "headings"
            properties += _list(block.level - 1, self.numbering.number_of(self._headings))
        properties += _ON_TOP * block.page_break
        return self._p(f"heading_{block.level}", properties, run(block.text), block.anchor)

    def _paragraph(self, block: Paragraph, following: Block | None) -> str:
        kept = _KEEP_NEXT * keeps_next(block, following)
        return self._p(block.style, kept, runs(block.runs), block.anchor)

    def _p(self, role: str, properties: str, content: str, anchor: str = "") -> str:
        if anchor:
            self._bookmarks += 1
            number = self._bookmarks
            content = (
                f'<w:bookmarkStart w:id="{number}" w:name="{anchor}"/>{content}'
                f'<w:bookmarkEnd w:id="{number}"/>'
            )
        return f'<w:p><w:pPr><w:pStyle w:val="{self.styles[role]}"/>{properties}</w:pPr>{content}</w:p>'

    def _ruling(self, block: Ruling) -> str:
        """Return lines as one paragraph of leaders: many empty ones would be read out one by one."""
        ruled = _RULED.format(width=self.text_width, pitch=twips(millimetres=_PITCH))
        rules = "<w:br/>".join(["<w:tab/>"] * block.lines)
        return self._p("body", ruled, _RULE.format(rules))

    # Tables

    def _table(self, table: Table) -> str:
        widths = [round(self.text_width * share) for share in table.widths]
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        head = ((Line((Run(text),), "table_text"),) for text in table.header)
        least = twips(millimetres=table.row_height)
        height = f'<w:trHeight w:val="{least}" w:hRule="atLeast"/>' * bool(least)
        rows = "".join(self._row(row, widths, height) for row in table.rows)
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{self.styles["table"]}"/>'
            f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
            'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
            f"<w:tblCaption w:val={attribute(table.summary)}/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
            f"{self._row(tuple(head), widths, is_header=True)}{rows}</w:tbl>"
        )

    def _row(
        self,
        cells: Sequence[Cell],
        widths: Sequence[int],
        height: str = "",
        *,
        is_header: bool = False,
    ) -> str:
        repeated = "<w:tblHeader/>" if is_header else ""
        filled = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
            f"{''.join(self._line(line, is_header) for line in cell)}</w:tc>"
            for cell, width in zip(cells, widths, strict=True)
        )
        return f"<w:tr><w:trPr><w:cantSplit/>{height}{repeated}</w:trPr>{filled}</w:tr>"

    def _line(self, line: Line, is_header: bool) -> str:  # noqa: FBT001 - a cell of the header row
        if is_header:
            return self._p("table_head", _KEEP_NEXT, runs(line.runs))
        return self._p(line.style, "", runs(line.runs), line.anchor)

    # Pictures

    def _picture(self, picture: Picture) -> str:
        self._pictures += 1
        png, svg = self.add_picture(picture)
        drawing = _drawing(picture, self._pictures, png, svg)
        return self._p("body", _KEEP_NEXT, f"<w:r>{drawing}</w:r>", picture.anchor) + self._p(
            "caption", "", run(picture.caption)
        )

    # Contents

    def _contents(self, contents: Contents) -> str:
        """Return the contents page as a field whose entries stand written.

        The entries are links without page numbers (switch `n`), so that they are right at once:
        nobody but the reader's program knows where the pages break.
        """
        broken = (_NEW_PAGE + _ON_TOP) * contents.page_break
        parts = [self._p("contents_title", broken, run(contents.title), contents.anchor)]
        letters, last = Letters(), len(contents.entries) - 1
        for index, entry in enumerate(contents.entries):
            words = run(f"{letters.prefix(entry)}{entry.text}")
            link = f'<w:hyperlink w:anchor="{entry.anchor}" w:history="1">{words}</w:hyperlink>'
            begins = _field_begin(contents.depth) if index == 0 else ""
            ends = '<w:r><w:fldChar w:fldCharType="end"/></w:r>' if index == last else ""
            parts.append(self._p(f"contents_{entry.level}", "", begins + link + ends))
        return "".join(parts)


def _list_id(block: Block) -> int:
    return block.list_id if isinstance(block, Heading | Numbered) else 0


def _list(level: int, number: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def _field_begin(depth: int) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">'
        f' TOC \\o "1-{depth}" \\n \\h \\z </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


def _drawing(picture: Picture, number: int, png: str, svg: str) -> str:
    """Return a picture in the line: the PNG, and the SVG for readers that know the extension."""
    width, height = emus(picture.width), emus(picture.height)
    described = f'id="{number}" name="Picture {number}" descr={attribute(picture.alt)}'
    vector = (
        f'<a:extLst><a:ext uri="{_SVG_EXTENSION}"><asvg:svgBlip xmlns:asvg="{_SVG_NAMESPACE}" '
        f'r:embed="{svg}"/></a:ext></a:extLst>'
        if svg
        else ""
    )
    return (
        f'<w:drawing {DRAWING_NAMESPACES}><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:docPr {described}/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        f"<pic:pic><pic:nvPicPr><pic:cNvPr {described}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{png}">{vector}</a:blip><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/>'
        '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
