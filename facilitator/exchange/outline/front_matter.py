"""The front matter: head data and persons of a workshop, read.

Keys are understood in English and German. What has no place is kept as a remark, line by line.
"""

from dataclasses import dataclass
from typing import Final

from facilitator.domain.identity import new_id
from facilitator.domain.records import Involvement, Role
from facilitator.domain.richtext import parse, write
from facilitator.domain.text import clean
from facilitator.exchange.outline.draft import Draft
from facilitator.exchange.outline.front_nodes import Node, UnreadableError, comments, read_mapping
from facilitator.exchange.outline.front_values import VALUES
from facilitator.exchange.outline.inline import one_line
from facilitator.language import tr

_KEYS: Final[dict[str, str]] = {
    "titel": "title",
    "datum": "date",
    "beginn": "start",
    "ende": "end",
    "ort": "place",
    "prozess": "process",
    "beteiligungsprozess": "process",
    "sprache": "language",
    "vertraulichkeit": "confidentiality",
    "kontakt": "contact",
    "vertretung": "representatives",
    "teilnehmende": "participants",
    "verteiler": "recipients",
    "personen": "persons",
}
_ROLES: Final[dict[str, Role]] = {
    "moderation": "moderation",
    "participants": "participant",
    "recipients": "recipient",
}
_TEXTS: Final = frozenset({"title", "place", "confidentiality"})
_NAME_KEYS: Final = frozenset({"name"})
_ORGANISATION_KEYS: Final = frozenset({"organisation", "organization", "einrichtung", "org"})
_ENDS: Final = ("---", "...")


def read_front_matter(lines: list[str], draft: Draft) -> int:
    """Take head data and persons into the draft; returns the line at which the body begins."""
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    if lines[first].rstrip() != "---":
        draft.report(1, tr("The outline has no front matter; title, date and persons are missing."))
        return 0
    start = first + 1
    end = next((n for n, line in enumerate(lines[start:], start) if line.rstrip() in _ENDS), 0)
    if not end:
        draft.report(start, tr("The front matter has no closing “---” line and is read as text."))
        return start
    text = "\n".join(lines[start:end])
    try:
        _FrontMatter(draft, lines, start).read(read_mapping(text))
        for line, comment in comments(text):
            sentence = tr("A comment is kept as a remark.")
            draft.report(start + line + 1, sentence, keep=f"# {comment}")
    except UnreadableError as error:
        sentence = tr(
            "The front matter cannot be read: {reason}; it is kept as a remark.",
            reason=error.sentence,
        )
        draft.report(start + error.line + 1, sentence, keep=text)
    return end + 1


@dataclass(slots=True)
class _FrontMatter:
    """One reading of a front matter, key by key."""

    draft: Draft
    lines: list[str]
    start: int

    def read(self, root: Node) -> None:
        seen: set[str] = set()
        for key, value in root.pairs:
            name = one_line(key.text or "").casefold()
            name = _KEYS.get(name, name)
            if name in seen or not self._takes(name, value):
                self._keep_unknown(key, value)
            seen.add(name)
        if "title" not in seen:
            self.draft.report(self.start, tr("The front matter names no title."))

    def _takes(self, name: str, value: Node) -> bool:
        """Take one key into the draft; False when it is not understood."""
        if name == "representatives":
            return self._takes_representatives(value)
        if name in _ROLES:
            return self._takes_people(value, _ROLES[name])
        if name == "persons":
            return self._takes_people(value, None)
        return value.text is not None and self._takes_text(name, value.text)

    def _takes_text(self, name: str, text: str) -> bool:
        line = one_line(text)
        if name in _TEXTS:
            self.draft.workshop = self.draft.workshop._replace(**{name: line})
        elif name == "process":
            self.draft.process = self.draft.process._replace(title=line)
        elif name == "contact":
            self.draft.front_contact = write(parse(clean(text).replace("\n", "\n\n")))
        elif name in VALUES:
            values = VALUES[name](line)
            self.draft.workshop = self.draft.workshop._replace(**(values or {}))
            return values is not None
        else:
            return False
        return True

    def _takes_representatives(self, value: Node) -> bool:
        if not value.is_mapping:
            return self._takes_people(value, "representative")
        seen: set[str] = set()
        for key, part in value.pairs:
            name = one_line(key.text or "").casefold()
            if name in ("of", "für") and name not in seen and part.text is not None:
                self.draft.workshop = self.draft.workshop._replace(represents=one_line(part.text))
            elif name not in ("people", "personen") or not self._takes_people(
                part, "representative"
            ):
                self._keep_unknown(key, part)
            seen.add(name)
        return True

    def _takes_people(self, value: Node, role: Role | None) -> bool:
        if value.is_mapping or value.text:
            return False
        for entry in value.items:
            self._take_person(entry, role)
        return True

    def _take_person(self, entry: Node, role: Role | None) -> None:
        name, organisation = self._name(entry)
        if not name and not organisation:
            return
        person = self.draft.person(name, organisation)
        if role:
            self.draft.involvements.append(
                Involvement(
                    id=new_id(),
                    workshop_id=self.draft.workshop.id,
                    person_id=person.id,
                    role=role,
                )
            )

    def _name(self, entry: Node) -> tuple[str, str]:
        if entry.text is not None:
            name, _, organisation = one_line(entry.text).partition(",")
            return name.strip(), organisation.strip()
        found = {"name": "", "organisation": ""}
        for key, value in entry.pairs:
            known = one_line(key.text or "").casefold()
            field = "name" if known in _NAME_KEYS else "organisation"
            if (
                known in _NAME_KEYS | _ORGANISATION_KEYS
                and value.text is not None
                and not found[field]
            ):
                found[field] = one_line(value.text)
            else:
                self._keep(
                    key,
                    value,
                    tr("A person has a name and an organisation; the rest is kept as a remark."),
                )
        if not entry.is_mapping:
            self._keep(entry, entry, tr("A list is not a person; it is kept as a remark."))
        return found["name"], found["organisation"]

    def _keep_unknown(self, key: Node, value: Node) -> None:
        name = one_line(key.text or "")
        self._keep(key, value, tr("“{key}” was not understood and is kept as a remark.", key=name))

    def _keep(self, key: Node, value: Node, sentence: str) -> None:
        first = self.start + key.line
        text = "\n".join(self.lines[first : max(self.start + value.end, first + 1)])
        self.draft.report(first + 1, sentence, keep=text)
