"""A layout's styles as the styles part of a Word file."""

import re
from typing import Final

from facilitator.protocol.catalogue import CHARACTER_STYLES, PARAGRAPH_STYLES
from facilitator.protocol.layouts import Layout
from facilitator.protocol.look import TextStyle, Theme
from facilitator.protocol.word.xml import DECLARATION, NAMESPACES, attribute, language_tag, twips

BULLETS: Final = 1
"""The list that all bullets of a document belong to."""
_LOWERED: Final = re.compile("(?:heading|toc) [1-9]|caption|header|footer", re.IGNORECASE)
_OWN: Final = "Protocol "
_FULL_LINE: Final = 240
_OUTLINE: Final = {f"heading_{level}": level - 1 for level in range(1, 5)}
_NUMBERED: Final = {"bullet_1": 0, "bullet_2": 1}


def style_id(name: str) -> str:
    """Return the id of a style by its name, as Word makes it."""
    return re.sub("[^A-Za-z0-9]", "", name)


def stored_name(name: str) -> str:
    """Return a style's name as files store it: of some built-in ones in small letters."""
    return name.lower() if _LOWERED.fullmatch(name) else name


def styles_part(layout: Layout, language: str) -> str:
    """Return the styles part: document defaults with the language, and a style for each role."""
    styles = [_defaults(layout, language), _BASE.format(color=layout.theme.colour("text"))]
    styles += [_paragraph_style(role, layout) for role in PARAGRAPH_STYLES]
    styles += [_character_style(layout.styles[role]) for role in CHARACTER_STYLES]
    styles.append(_table_style(layout.styles["table"], layout.theme))
    return f"{DECLARATION}<w:styles {NAMESPACES}>{''.join(styles)}</w:styles>"


_BASE: Final = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    '<w:qFormat/><w:rPr><w:color w:val="{color}"/></w:rPr></w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
    '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    '</w:style><w:style w:type="numbering" w:default="1" w:styleId="NoList">'
    '<w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
)


def _defaults(layout: Layout, language: str) -> str:
    font = attribute(layout.theme.font)
    size = round(2 * layout.styles["body"].size)
    tag = attribute(language_tag(language))
    return (
        "<w:docDefaults><w:rPrDefault><w:rPr>"
        f"<w:rFonts w:ascii={font} w:hAnsi={font} w:eastAsia={font} w:cs={font}/>"
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        f'<w:lang w:val={tag} w:eastAsia={tag} w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault></w:docDefaults>"
    )


def _paragraph_style(role: str, layout: Layout) -> str:
    style = layout.styles[role]
    following = "body" if role in _OUTLINE or role == "title" else role
    return (
        f"{_opening('paragraph', style)}"
        f'<w:basedOn w:val="Normal"/><w:next w:val="{style_id(layout.styles[following].name)}"/>'
        f"<w:qFormat/><w:pPr>{_paragraph_properties(role, style, layout)}</w:pPr>"
        f"<w:rPr>{_run_properties(style)}</w:rPr></w:style>"
    )


def _opening(kind: str, style: TextStyle) -> str:
    own = ' w:customStyle="1"' if style.name.startswith(_OWN) else ""
    return (
        f'<w:style w:type="{kind}"{own} w:styleId="{style_id(style.name)}">'
        f"<w:name w:val={attribute(stored_name(style.name))}/>"
    )


def _paragraph_properties(role: str, style: TextStyle, layout: Layout) -> str:
    """Return what a style says of paragraphs, in the order that the schema asks for."""
    level, outline = _NUMBERED.get(role), _OUTLINE.get(role)
    spacing = f'w:before="{twips(points=style.before)}" w:after="{twips(points=style.after)}"'
    parts = [
        "<w:keepNext/>" if style.keep_next else "",
        "<w:keepLines/>" if outline is not None else "",
        "" if level is None else _numbering(level),
        f'<w:spacing {spacing} w:line="{round(_FULL_LINE * style.line)}" w:lineRule="auto"/>',
        _indent(role, style, layout),
        "" if style.align == "left" else f'<w:jc w:val="{style.align}"/>',
        "" if outline is None else f'<w:outlineLvl w:val="{outline}"/>',
    ]
    return "".join(parts)


def _numbering(level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{BULLETS}"/></w:numPr>'


def _indent(role: str, style: TextStyle, layout: Layout) -> str:
    if not style.indent:
        return ""
    left = twips(millimetres=style.indent)
    if role in {"bullet_1", "bullet_2", "number"}:
        first = style.indent if role == "number" else layout.styles["bullet_1"].indent
        return f'<w:ind w:left="{left}" w:hanging="{twips(millimetres=first)}"/>'
    return f'<w:ind w:left="{left}"/>'


def _run_properties(style: TextStyle) -> str:
    size = round(2 * style.size)
    bold = "<w:b/><w:bCs/>" if style.bold else ""
    italic = "<w:i/><w:iCs/>" if style.italic else ""
    ink = f'<w:color w:val="{style.color}"/>'
    return f'{bold}{italic}{ink}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'


def _character_style(style: TextStyle) -> str:
    return (
        f'{_opening("character", style)}<w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/>'
        f"<w:rPr>{_run_properties(style)}</w:rPr></w:style>"
    )


def _table_style(style: TextStyle, theme: Theme) -> str:
    """Return the table style: horizontal lines only, a stronger one below the header row."""
    thin = f'w:val="single" w:sz="4" w:space="0" w:color="{theme.colour("line")}"'
    strong = f'w:val="single" w:sz="8" w:space="0" w:color="{theme.colour("muted")}"'
    return (
        f'{_opening("table", style)}<w:basedOn w:val="TableNormal"/><w:qFormat/>'
        f"<w:tblPr><w:tblBorders><w:bottom {thin}/><w:insideH {thin}/></w:tblBorders>"
        '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="113" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr>"
        f'<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders><w:bottom {strong}/>'
        "</w:tcBorders></w:tcPr></w:tblStylePr></w:style>"
    )
