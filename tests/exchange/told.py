"""What a reading of an agenda says, as plain values."""

from facilitator.domain.dossier import Dossier
from facilitator.exchange.source.reading import Reading


def items(reading: Reading) -> list[tuple[str | None, int | None, str]]:
    return [(item.start_time, item.duration_minutes, item.title) for item in reading.dossier.agenda]


def who(dossier: Dossier) -> dict[str, list[str]]:
    """Return who speaks at each item and moderates each session, as it is printed."""
    said: dict[str, list[str]] = {}
    for item in dossier.agenda:
        said[item.title] = [_printed(dossier, entry) for entry in dossier.speakers_of(item)]
    for session in dossier.sessions:
        code = str(dossier.code[session.id])
        said[code] = [_printed(dossier, entry) for entry in dossier.moderators_of(session)]
    return {name: persons for name, persons in said.items() if persons}


def _printed(dossier: Dossier, entry) -> str:
    person = dossier.person.get(entry.person_id)
    known = ", ".join(filter(None, [person.name, person.organisation])) if person else ""
    return entry.printed or known


def findings(reading: Reading) -> dict[int, str]:
    return {finding.line: finding.sentence for finding in reading.findings}
