"""Layouts: how a protocol looks and reads, as data in `layout.toml` that anybody can edit.

A layout is a folder. Those of the program lie in `protocols/`, a person's own in `layouts/`
beside their settings, where one of the same name goes first. With `extends = "prognos"` a
layout says only what differs: tables are merged key by key, lists are replaced.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, cast

from facilitator import paths
from facilitator.errors import EnvironmentProblem, FacilitatorError, UserError
from facilitator.language import tr
from facilitator.protocol import look
from facilitator.protocol.catalogue import BLOCKS, REPEATABLE, Option
from facilitator.protocol.declarations import (
    LayoutFault,
    Source,
    Table,
    mapping,
    refuse_unknown,
    text,
)
from facilitator.protocol.labels import wordings
from facilitator.protocol.look import Page, TextStyle, Theme
from facilitator.reasons import reason

FILE_NAME: Final = "layout.toml"
_MOST_BYTES: Final = 1_000_000
"""Of a layout's file; the longest of ours has a fiftieth of it."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A block as a layout lists it, with all options of its kind."""

    id: str
    options: Mapping[str, Option]


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """Everything a layout says, checked; equal only to itself."""

    name: str
    titles: Mapping[str, str]
    """What people choose it by, by language."""
    author: str
    extra_chapters: bool
    page: Page
    theme: Theme
    styles: Mapping[str, TextStyle]
    blocks: tuple[Listed, ...]
    labels: Mapping[str, Mapping[str, str]]
    template: Path | None = None
    heading_numbers: bool = False
    """Whether the headings are counted: 1, 1.1, 1.1.1."""

    def title(self, language: str) -> str:
        """Return its title in a language, in any where it has none in that."""
        return self.titles.get(language) or next(iter(self.titles.values()))

    def prints(self, block: str) -> bool:
        """Tell whether a block is listed."""
        return any(listed.id == block for listed in self.blocks)

    def labels_for(self, language: str) -> Mapping[str, str]:
        """Return the labels of a language; UserError when the layout does not speak it."""
        if language in self.labels:
            return self.labels[language]
        raise UserError(
            tr(
                "The layout “{layout}” has no labels for the language “{language}” ([labels.{language}]). "
                "No protocol was written; choose another layout or add them.",
                layout=self.name,
                language=language,
            )
        )


def layout_names() -> list[str]:
    """Return the names of all layouts at hand, own ones included."""
    found = {
        folder.name
        for root in _roots()
        if root.is_dir()
        for folder in root.iterdir()
        if (folder / FILE_NAME).is_file()
    }
    return sorted(found)


def layout_titles(language: str) -> dict[str, str]:
    """Return the layouts at hand by name, each with its title in a language.

    One that cannot be used goes by its name; who chooses it hears what is wrong.
    """
    titles: dict[str, str] = {}
    for name in layout_names():
        try:
            titles[name] = load_layout(name).title(language)
        except FacilitatorError:
            titles[name] = name
    return titles


def load_layout(name_or_folder: str | Path) -> Layout:
    """Return a layout by its name or by its folder.

    UserError, with the file and the key, for whatever in it cannot be used.
    """
    folder = layout_folder(name_or_folder)
    source = Source(tuple(layout_chain(folder)))
    return built_layout(folder.name, merged_tables(source), source)


def merged_tables(source: Source) -> dict[str, Any]:
    """Return what a layout's files say together, the nearest one's word going first."""
    merged: dict[str, Any] = {}
    for _, table in reversed(source.files):
        merged = _merged(merged, table)
    return merged


def _roots() -> tuple[Path, ...]:
    return (paths.user_config() / "layouts", paths.protocols())


def layout_folder(name_or_folder: str | Path) -> Path:
    """Return the folder of a layout that is there; UserError naming those there are."""
    given = Path(name_or_folder)
    if given.name == FILE_NAME:
        given = given.parent
    candidates = [given] if len(given.parts) > 1 else [root / given for root in _roots()]
    for folder in [*candidates, given]:
        if paths.is_file(folder / FILE_NAME):
            return folder
    raise UserError(
        tr(
            "There is no layout “{name}”. No protocol was written; choose one of {names}, or name a "
            "folder with a layout.toml.",
            name=name_or_folder,
            names=", ".join(layout_names()),
        )
    )


def layout_chain(folder: Path) -> Iterator[tuple[Path, Table]]:
    """Yield a layout's file and those it extends, nearest first."""
    seen: list[tuple[Path, Table]] = []
    while True:
        path = folder / FILE_NAME
        table = read_toml(path)
        seen.append((path, table))
        yield path, table
        if "extends" not in table:
            return
        source = Source((seen[-1],))
        try:
            folder = layout_folder(text(table, "extends", source))
        except LayoutFault:
            raise
        except UserError as error:
            raise source.fault("extends", tr("names a layout that is not there")) from error
        if any(folder / FILE_NAME == path for path, _ in seen):
            raise source.fault("extends", tr("leads back to a layout that extends this one"))


def read_toml(path: Path) -> Table:
    """Return what a layout's file says; LayoutFault without a key where it is no TOML."""
    try:
        with path.open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
        if len(content) > _MOST_BYTES:
            raise _no_toml(path, tr("it is larger than {size} MB", size=_MOST_BYTES // 1_000_000))
        return tomllib.loads(content.decode("utf-8"))
    except tomllib.TOMLDecodeError as problem:
        raise _no_toml(path, str(problem)) from problem
    except UnicodeDecodeError as problem:
        raise _no_toml(path, tr("it is not encoded in UTF-8")) from problem
    except (RecursionError, ValueError) as problem:  # numbers of thousands of digits
        raise _no_toml(path, tr("it is nested too deeply, or holds a number too long")) from problem
    except OSError as problem:
        raise EnvironmentProblem(
            tr(
                "The layout {file} cannot be read ({reason}). No protocol was written.",
                file=path,
                reason=reason(problem),
            )
        ) from problem


def _no_toml(path: Path, problem: str) -> LayoutFault:
    sentence = tr(
        "The layout {file} is not valid TOML: {problem}. No protocol was written; correct the "
        "file and try again.",
        file=path,
        problem=problem,
    )
    return LayoutFault(path, "", problem, sentence)


def _merged(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    result = dict(below)
    for key, value in above.items():
        inherited = result.get(key)
        if isinstance(inherited, Mapping) and isinstance(value, Mapping):
            result[key] = _merged(cast("Table", inherited), cast("Table", value))
        else:
            result[key] = value
    return result


_KEYS: Final[Mapping[str, None]] = dict.fromkeys(
    (
        *("extends", "title", "author", "extra_chapters", "heading_numbers", "template"),
        *("page", "theme", "styles", "blocks", "labels"),
    )
)


def built_layout(name: str, table: Table, source: Source) -> Layout:
    """Return the layout that a table describes; LayoutFault for the first thing wrong with it."""
    refuse_unknown(table, _KEYS, "", source)
    theme = look.theme(table.get("theme"), source)
    blocks = tuple(_blocks(table.get("blocks"), source))
    own = [str(block.options["label"]) for block in blocks if block.id == REPEATABLE]
    return Layout(
        name=name,
        titles=_titles(table, source),
        author=text(table, "author", source, default=""),
        extra_chapters=_switch(table, "extra_chapters", source, default=True),
        heading_numbers=_switch(table, "heading_numbers", source, default=False),
        page=look.page(table.get("page"), source),
        theme=theme,
        styles=look.styles(table.get("styles"), theme, source),
        blocks=blocks,
        labels=wordings(table.get("labels"), {block.id for block in blocks}, own, source),
        template=_template(table, source),
    )


def _switch(table: Table, key: str, source: Source, *, default: bool) -> bool:
    value = table.get(key, default)
    if not isinstance(value, bool):
        raise source.fault(key, tr("has to be true or false"))
    return value


def _titles(table: Table, source: Source) -> Mapping[str, str]:
    said = table.get("title")
    if not isinstance(said, Mapping):
        return {"": text(table, "title", source)}
    titles = cast("Table", said)
    if not titles or not all(isinstance(title, str) for title in titles.values()):
        raise source.fault("title", tr("has to be a text, or a text for each language"))
    return titles


def _blocks(listed: object, source: Source) -> Iterator[Listed]:
    if not isinstance(listed, list) or not listed:
        raise source.fault("blocks", tr("has to be a list of blocks"))
    seen: set[str] = set()
    for number, entry in enumerate(cast("list[object]", listed), start=1):
        key = f"blocks, {number}"
        table = {"id": entry} if isinstance(entry, str) else mapping(entry, key, source)
        block = _block(table, key, source)
        if block.id in seen and block.id != REPEATABLE:
            raise source.fault(key, tr("lists “{block}” twice", block=block.id))
        seen.add(block.id)
        yield block


def _block(table: Table, key: str, source: Source) -> Listed:
    name = table.get("id")
    if not isinstance(name, str) or name not in BLOCKS:
        names = ", ".join(BLOCKS)
        raise source.fault(
            key, tr("names no block (“{id}”); there are {names}", id=name, names=names)
        )
    defaults = BLOCKS[name].options
    refuse_unknown(table, {"id": "", **defaults}, f"{key}, {name}", source)
    options = {option: table.get(option, default) for option, default in defaults.items()}
    for option, value in options.items():
        _check_option(f"{key}, {name}.{option}", option, value, source)
    return Listed(name, options)


_DEEPEST: Final = {"depth": 3, "level": 2}
"""Of the contents page's entries, and of topics, below which questions take two levels more."""


def _check_option(key: str, option: str, value: object, source: Source) -> None:
    if option == "label":
        if not isinstance(value, str) or not value.isidentifier():
            raise source.fault(key, tr("has to name a label, such as “opening”"))
        return
    most = _DEEPEST.get(option)
    if most is None:
        if not isinstance(value, bool):
            raise source.fault(key, tr("has to be true or false"))
    elif isinstance(value, bool) or value not in range(1, most + 1):
        raise source.fault(key, tr("has to be a whole number from 1 to {most}", most=most))


def _template(table: Table, source: Source) -> Path | None:
    if "template" not in table:
        return None
    path = source.file_of("template").parent / text(table, "template", source)
    if not paths.is_file(path):
        raise source.fault("template", tr("names a file that is not there"))
    return path
