"""Persons of the record, and how the agenda names them."""

from dataclasses import dataclass, field

from facilitator.domain.records import Person
from facilitator.exchange.outline.inline import (
    escaped,
    inside,
    literal,
    marked,
    one_line,
    split_marks,
)


def label(person: Person) -> str:
    """Return how a person is named where nothing else is said: `Name, Organisation`."""
    return ", ".join(part for part in (person.name, person.organisation) if part)


@dataclass(frozen=True, slots=True)
class Mention:
    """Who is meant by a wording: a person, the wording where it differs from the record, or both."""

    person: Person | None
    printed: str
    unknown: str = ""
    """A trailing brace that names nobody."""


@dataclass
class People:
    """The persons of a workshop in their order; the first of a name is meant by it."""

    all: list[Person] = field(default_factory=list[Person])
    _known: dict[tuple[str, str], Person] = field(default_factory=dict[tuple[str, str], Person])
    _by_label: dict[str, Person] = field(default_factory=dict[str, Person])
    _by_name: dict[str, Person] = field(default_factory=dict[str, Person])
    _by_short_name: dict[str, Person] = field(default_factory=dict[str, Person])

    def add(self, person: Person) -> None:
        """Make a person known."""
        self.all.append(person)
        self._known[person.name, person.organisation] = person
        self._by_label.setdefault(label(person), person)
        self._by_name.setdefault(person.name, person)
        self._by_short_name.setdefault(_short(person.name), person)

    def find(self, name: str, organisation: str) -> Person | None:
        """Return the known person of exactly this name and organisation."""
        return self._known.get((name, organisation))

    def read(self, source: str) -> Mention:
        """Understand a wording of the agenda; `{Name, Organisation}` behind it names the person.

        Without a mark the person is the one of the label, else of the name before the comma, else
        the one of the same first and last name and the same organisation: "Ada King, Analytics
        Ltd" is Ada M. King of Analytics. An empty mark says that no person of the record is meant.
        """
        named: list[Person] = []

        def understands(content: str) -> bool:
            person = self._by_label.get(content)
            if person and not named:
                named.append(person)
                return True
            return False

        rest, unknown = split_marks(source, understands)
        wording = literal(rest)
        is_marked = len(rest) < len(source.rstrip())
        person = (named[0] if named else None) if is_marked else self._guess(wording)
        printed = "" if person and wording in {label(person), ""} else wording
        return Mention(person, printed, unknown)

    def source(self, person: Person | None, printed: str) -> str:
        """Return the wording that reads back as this person and printed text."""
        wording = one_line(printed) or (label(person) if person else "")
        if not wording or self._guess(wording) is person:
            return escaped(wording) or "{}"
        if person is None:
            return f"{escaped(wording)} {{}}"
        known = label(person)
        return (
            marked(escaped(wording), inside(known))
            if self._by_label.get(known) is person
            else escaped(wording)
        )

    def _guess(self, wording: str) -> Person | None:
        name, _, organisation = wording.partition(",")
        known = self._by_label.get(wording) or self._by_name.get(name.strip())
        if known or not wording:
            return known
        similar = self._by_short_name.get(_short(name))
        if (
            similar
            and similar.organisation
            and organisation.strip().startswith(similar.organisation)
        ):
            return similar
        return None


def _short(name: str) -> str:
    words = [part for part in name.split() if not part.endswith(".")]
    return f"{words[0]} {words[-1]}" if len(words) > 1 else ""
