"""The German catalogue against the source: `check` it, or `update` it and compile it.

The source is what stands in `tr("…")`, `trn("…", "…")` and `mark("…")` calls; the catalogue is
gettext's, so that any translator's tool can edit it. `update` keeps every translation; a text that changed a
little keeps its old translation marked fuzzy, for a person to look at, and `check` says so.
"""

import ast
import re
import string
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import cast

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "facilitator"
PO = ROOT / "resources/translations/de/LC_MESSAGES/facilitator.po"
MO = PO.with_suffix(".mo")
HEADER = """\
# What Facilitator says in German.
# After a change in the source: python3 dev.py translate, then fill in what is empty."""

FORMS = {"tr": 1, "mark": 1, "trn": 2}
PERCENT = re.compile(r"%(?:\(\w+\))?[rs]")
NEVER = datetime(2000, 1, 1, tzinfo=UTC)
NOISE = tuple(  # header lines that nobody reads and that would change with every run
    f'"{name}:'.encode()
    for name in (
        *("Project-Id-Version", "Report-Msgid-Bugs-To", "POT-Creation-Date", "PO-Revision-Date"),
        *("Last-Translator", "Language-Team", "Generated-By"),
    )
)

Identity = str | tuple[str, ...]


def calls(path: Path) -> Iterator[ast.Call]:
    """Yield every call in a file that names a text, plainly or through `language`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and called(node) in FORMS:
            yield node


def called(call: ast.Call) -> str:
    """Return the name of the function called; QObject's own `self.tr` is not ours."""
    match call.func:
        case ast.Name(name) | ast.Attribute(ast.Name("language"), name):
            return name
        case _:
            return ""


def identity(call: ast.Call) -> Identity | None:
    """Return the text of a call as the catalogue knows it, None when it is no literal."""
    wanted = FORMS[called(call)]
    texts = tuple(
        argument.value
        for argument in call.args[:wanted]
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    )
    if len(texts) < wanted:
        return None
    return texts if wanted > 1 else texts[0]


def passes_on(call: ast.Call) -> bool:
    """Tell whether `tr` is given what `mark` named elsewhere, and not a text put together here."""
    passed = (ast.Name, ast.Attribute, ast.Subscript)
    return called(call) == "tr" and bool(call.args) and isinstance(call.args[0], passed)


def unfilled(call: ast.Call, text: Identity) -> set[str]:
    """Return the places of a text that its call does not fill; they would be shown as `{name}`."""
    given = {keyword.arg for keyword in call.keywords}
    if None in given or called(call) == "mark":  # **values, or filled where it is shown
        return set()
    named = set[str]().union(*map(fields, texts(text)))
    return named - given - ({"count"} if called(call) == "trn" else set())


def source() -> tuple[Catalog, list[str]]:
    """Return all texts in the source, and a complaint for each that no catalogue can hold."""
    template = Catalog(fuzzy=False)
    complaints: list[str] = []
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        for call in calls(path):
            text = identity(call)
            if text is not None:
                template.add(text, locations=[(name, call.lineno)])
                if gaps := unfilled(call, text):
                    complaints.append(f"{name}:{call.lineno}: {', '.join(gaps)} not filled")
            elif not passes_on(call):
                complaints.append(f"{name}:{call.lineno}: {called(call)}() needs a literal text")
    return template, complaints


def read() -> Catalog:
    """Return the German catalogue, empty when there is none yet."""
    if not PO.exists():
        return Catalog(locale="de", fuzzy=False)
    with PO.open("rb") as file:
        return read_po(file, locale="de")


def texts(value: str | Iterable[str] | None) -> tuple[str, ...]:
    """Return the forms of a text; most have one."""
    return (value,) if isinstance(value, str) else tuple(value or ())


def messages(catalog: Iterable[Message]) -> dict[Identity, Message]:
    """Return the messages of a catalogue by their English text, without its header."""
    return {
        message.id if isinstance(message.id, str) else tuple(message.id): message
        for message in catalog
        if message.id
    }


def fields(text: str) -> set[str]:
    """Return the names of the `{places}` in a text, and what argparse fills in its own: `%(x)s`."""
    named = {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    return named | set(PERCENT.findall(text))


def disagreement(message: Message) -> str:
    """Say what is wrong with one translation, nothing when it is complete and fits."""
    english = cast("Identity", message.id)
    german = texts(message.string)
    if not all(german):
        return "has no translation"
    if message.fuzzy:
        return "has a translation that nobody has looked at since the English changed (fuzzy)"
    if isinstance(english, tuple) and len(german) != 2:  # German has two forms
        return "needs a singular and a plural"
    expected = set[str]().union(*map(fields, texts(english)))
    for form in german:
        # "Ein Beitrag" may leave its {count} unsaid; nothing else may be left out or invented.
        if fields(form) | {"count"} != expected | {"count"}:
            return f"has other places than the English: {form!r}"
    return ""


def check() -> list[str]:
    """Return what is missing, left over or does not fit."""
    template, complaints = source()
    wanted, had = messages(template), messages(read())
    complaints += [f"{text!r} is not in the catalogue" for text in wanted if text not in had]
    complaints += [f"{text!r} is no longer in the source" for text in had if text not in wanted]
    complaints += [
        f"{text!r} {fault}" for text, message in had.items() if (fault := disagreement(message))
    ]
    if not fresh(had):
        complaints.append(f"{MO.name} is older than {PO.name}")
    if complaints:
        complaints.append("python3 dev.py translate brings both up to date")
    return complaints


def fresh(had: dict[Identity, Message]) -> bool:
    """Tell whether the compiled catalogue says what the text catalogue says."""
    if not MO.exists():
        return not had
    with MO.open("rb") as file:
        compiled = {text: texts(form.string) for text, form in messages(read_mo(file)).items()}
    return compiled == {
        text: texts(message.string)
        for text, message in had.items()
        if message.string and not message.fuzzy
    }


def update() -> None:
    """Merge the source into the catalogue and compile it."""
    template, complaints = source()
    catalog = read()
    catalog.update(template)
    catalog.header_comment = HEADER
    written = BytesIO()
    write_po(written, catalog, width=100, ignore_obsolete=True, include_lineno=False)
    lines = written.getvalue().splitlines(keepends=True)
    PO.parent.mkdir(parents=True, exist_ok=True)
    PO.write_bytes(b"".join(line for line in lines if not line.startswith(NOISE)))
    merged = read()
    merged.project = "Facilitator"
    merged.creation_date = NEVER  # so that the same texts compile to the same file
    with MO.open("wb") as file:
        write_mo(file, merged)
    open_ones = [message for message in messages(merged).values() if disagreement(message)]
    print(f"{len(merged)} texts, {len(open_ones)} of them to translate or to look at again")
    print(*complaints, sep="\n", end="\n" if complaints else "")


if __name__ == "__main__":
    if sys.argv[1:] == ["update"]:
        update()
        sys.exit(0)
    found = check()
    print(*found, sep="\n", end="\n" if found else "")
    sys.exit(bool(found))
