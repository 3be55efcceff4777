"""What each line of a text became, while it is being read."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from typing import Protocol

from facilitator.domain.dossier import Dossier
from facilitator.domain.identity import new_id
from facilitator.domain.records import Remark
from facilitator.exchange.findings import Finding
from facilitator.exchange.outline.draft import placed
from facilitator.exchange.source.joining import Entry
from facilitator.exchange.source.lines import Source
from facilitator.exchange.source.reading import Became, Reading, ReadLine
from facilitator.language import tr


class Part(Protocol):
    """What a line can become a part of; it has the id of the record that it will be."""

    id: str


@dataclass(slots=True)
class RemarkDraft:
    """A line that found no other place."""

    text: str
    id: str = field(default_factory=new_id)


@dataclass(slots=True)
class Marking:
    """For each line what it became; what found no place, and what is to be said about it."""

    remarks: list[RemarkDraft] = field(default_factory=list[RemarkDraft])
    findings: list[Finding] = field(default_factory=list[Finding])
    became: dict[int, tuple[Became, list[Part]]] = field(
        default_factory=dict[int, tuple[Became, list[Part]]]
    )

    def mark(self, entry: Entry, became: Became, *parts: Part) -> None:
        """Say what the lines of an entry became; what was said first about a line stays its kind."""
        for line in entry.lines:
            kind, known = self.became.setdefault(line.number, (became, []))
            if kind in ("blank", "frame"):
                self.became[line.number] = became, known
            known += parts

    def report(self, entry: Entry, sentence: str) -> None:
        """Note a finding about the first line of an entry."""
        self.findings.append(Finding(entry.number, sentence))

    def keep(self, entry: Entry, text: str = "", sentence: str = "") -> RemarkDraft:
        """Keep an entry, or a part of it, as a remark, and say so for each of its lines."""
        remark = RemarkDraft(text or entry.body)
        self.remarks.append(remark)
        self.mark(entry, "remark", remark)
        said = sentence or tr("This was not understood; it is kept as a remark.")
        self.findings += [Finding(line.number, said) for line in entry.lines]
        return remark

    def keep_letter(self, entry: Entry) -> None:
        """Keep a line of the letter around what is read; it is nothing that was not understood."""
        remark = RemarkDraft(entry.body)
        self.remarks.append(remark)
        self.mark(entry, "letter", remark)

    def reading(self, source: Source, dossier: Dossier) -> Reading:
        """Return a plan with its remarks beside the lines that it was read from."""
        remarks = [
            Remark(id=remark.id, workshop_id=dossier.workshop.id, text=remark.text)
            for remark in self.remarks
        ]
        dossier = replace(dossier, remarks=tuple(placed(remarks)))
        findings = sorted({*source.findings, *self.findings})
        lines = tuple(self._lines(source, _ids(dossier)))
        return Reading(dossier, lines, tuple(findings))

    def _lines(self, source: Source, known: Collection[str]) -> Iterable[ReadLine]:
        for line in source.lines:
            kind, parts = self.became[line.number]
            ids = dict.fromkeys(part.id for part in parts if part.id in known)
            yield ReadLine(line.number, line.text, kind, tuple(ids))


def _ids(dossier: Dossier) -> set[str]:
    """Return the ids of all records that a line can have become."""
    parts = (
        *(dossier.involvements, dossier.agenda, dossier.speakers, dossier.sessions),
        *(dossier.moderators, dossier.topics, dossier.questions, dossier.remarks),
    )
    return {record.id for part in parts for record in part} | {dossier.workshop.id}
