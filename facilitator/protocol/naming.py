"""How persons are called in an edition of the protocol: by name, by role, by organisation, not at all."""

from functools import cached_property
from typing import Final

from facilitator.domain.dossier import Dossier
from facilitator.domain.known_names import KnownNames
from facilitator.domain.moderation import Moderating, moderating
from facilitator.domain.records import Moderator, Person, Role, Speaker
from facilitator.protocol.content import Named
from facilitator.protocol.editions import Privacy

_WORDS: Final = {
    "de": {
        "moderation": "Moderation",
        "representative": "Vertretung {represents}",
        "participant": "aus dem Kreis der Teilnehmenden",
        "": "Vortrag",
        "one": "eine Person",
        "many": "{count} Personen",
    },
    "en": {
        "moderation": "Moderation",
        "representative": "Representative of {represents}",
        "participant": "a participant",
        "": "Speaker",
        "one": "one person",
        "many": "{count} persons",
    },
}
_ROLES: Final[tuple[Role, ...]] = ("moderation", "representative", "participant")


class Naming:
    """The names that an edition uses instead of those of the file."""

    def __init__(self, dossier: Dossier, privacy: Privacy) -> None:
        self._dossier = dossier
        self._privacy: Privacy = privacy
        self._words = _WORDS.get(dossier.workshop.language, _WORDS["en"])

    def persons(self, role: Role) -> tuple[Named, ...]:
        """Return who has a role: persons, their number, their organisations, or nobody."""
        people = self._having(role)
        match self._privacy:
            case "full":
                return tuple(Named(*one) for one in people)
            case "roles":
                return (Named(self._number(len(people))),) if people else ()
            case "organisations":
                named = dict.fromkeys(
                    one.organisation or self._reworded(one.name) for one in people
                )
                return tuple(Named(name) for name in named if name)
            case "none":
                return ()

    def listed(self, role: Role) -> tuple[Named, ...]:
        """Return who stands in a list of a role; a mere number is no list."""
        return () if self._privacy == "roles" else self.persons(role)

    def speakers(self, entries: list[Speaker]) -> tuple[str, ...]:
        """Return who speaks at an agenda item, each as they are printed."""
        return self._each(entries)

    def moderators(self, entries: list[Moderator]) -> tuple[str, ...]:
        """Return who moderates a session; that somebody does needs no word of their role."""
        return () if self._privacy == "roles" else self._each(entries)

    def owner(self, text: str) -> str:
        """Return who does a task; an organisation or a role stays as it was said."""
        person = None if self._privacy == "full" else self._named_in(text)
        return self._called(person) if person else text

    def _having(self, role: Role) -> list[Moderating]:
        """Return who has a role; whoever moderates a session only is among those who moderate."""
        if role == "moderation":
            return moderating(self._dossier)
        people = self._dossier.people(role)
        return [Moderating(person.name, person.organisation) for person in people]

    def _each(self, entries: list[Speaker] | list[Moderator]) -> tuple[str, ...]:
        words = (self._worded(entry) for entry in entries)
        return tuple(words if self._privacy == "full" else dict.fromkeys(filter(None, words)))

    def _worded(self, entry: Speaker | Moderator) -> str:
        person = self._dossier.person.get(entry.person_id) if entry.person_id else None
        if self._privacy == "full":
            if entry.printed or person is None:
                return entry.printed
            return ", ".join(filter(None, (person.name, person.organisation)))
        return self._called(person) if person else self._reworded(entry.printed)

    def _reworded(self, printed: str) -> str:
        person = self._named_in(printed)
        return self._called(person) if person else self._called_otherwise(printed)

    def _called(self, person: Person) -> str:
        match self._privacy:
            case "full":
                return person.name
            case "roles":
                return self._role(person)
            case "organisations":
                return person.organisation
            case "none":
                return ""

    def _called_otherwise(self, printed: str) -> str:
        """Return what is left of a wording in which nobody is known: it may name somebody all the same."""
        if printed.casefold() in self._organisations:
            return "" if self._privacy == "roles" else printed
        if self._privacy == "organisations":
            return printed.partition(",")[2].strip()
        return self._words[""] if self._privacy == "roles" and printed else ""

    def _role(self, person: Person) -> str:
        roles = {entry.role for entry in self._dossier.involvements if entry.person_id == person.id}
        role = next((role for role in _ROLES if role in roles), "")
        represents = self._dossier.workshop.represents
        if role == "representative" and not represents:
            return self._words["representative"].partition(" ")[0]
        return self._words[role].format(represents=represents)

    def _number(self, count: int) -> str:
        return self._words["one" if count == 1 else "many"].format(count=count)

    def _named_in(self, text: str) -> Person | None:
        """Return the first person whom a text names; a bare first name or surname is enough here."""
        return next((hit.person for hit in self._names.found_in(text)), None)

    @cached_property
    def _names(self) -> KnownNames:
        return KnownNames(self._dossier.persons)

    @cached_property
    def _organisations(self) -> set[str]:
        named = {person.organisation.casefold() for person in self._dossier.persons}
        return named - {""}
