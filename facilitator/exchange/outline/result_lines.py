"""Lines of results: a key result or recommendation with the notes and answers it rests on."""

from collections.abc import Mapping
from dataclasses import dataclass

from facilitator.domain.answer_codes import answer_codes, german_answer_code
from facilitator.domain.dossier import Dossier
from facilitator.exchange.outline.answer_marks import canonical, tokens
from facilitator.exchange.outline.inline import literal, marked, opening, split_marks


@dataclass(frozen=True, slots=True)
class ResultLine:
    """A result: `Text {W1.1-F3-02, T1-F3-A02}`; `P3` is the third note of the parking lot."""

    text: str
    evidence: tuple[str, ...] = ()
    """Ids of the notes and the answers."""
    unknown: str = ""

    @staticmethod
    def parse(source: str, ids: Mapping[str, str]) -> "ResultLine":
        """Read a line; a code that no note has is no mark."""
        evidence: list[str] = []

        def understands(content: str) -> bool:
            codes = [canonical(token) or german_answer_code(token) for token in tokens(content)]
            if evidence or not all(code in ids for code in codes):
                return False
            evidence.extend(ids[code] for code in codes)
            return True

        rest, unknown = split_marks(source, understands)
        return ResultLine(literal(rest), tuple(dict.fromkeys(evidence)), unknown)

    def source(self, codes: Mapping[str, str]) -> str:
        """Return the source that reads back as this result."""
        return marked(
            opening(self.text), ", ".join(codes[entry] for entry in self.evidence if entry in codes)
        )


def evidence_codes(dossier: Dossier, language: str) -> dict[str, str]:
    """Return the code of each note and each answer by its id."""
    return {**note_codes(dossier, language), **answer_codes(dossier, language)}


def note_codes(dossier: Dossier, language: str) -> dict[str, str]:
    """Return the code of each note by its id, those of the parking lot included."""
    codes = {note_id: code.text(language) for note_id, code in dossier.note_codes.items()}
    parked = {note.id: f"P{number}" for number, note in enumerate(dossier.parked, start=1)}
    return {**codes, **parked}


def note_ids(dossier: Dossier) -> dict[str, str]:
    """Return the note of each code, with questions named F."""
    return {code: note_id for note_id, code in note_codes(dossier, "de").items()}


def evidence_ids(dossier: Dossier) -> dict[str, str]:
    """Return the note or the answer of each code, with questions named F."""
    return {code: id_ for id_, code in evidence_codes(dossier, "de").items()}
