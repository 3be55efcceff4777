"""What one person got, what was given up, and why."""

from facilitator.language import tr, trn
from facilitator.planning.grouping.explanation import Explainer
from facilitator.planning.grouping.plan import titles_of
from facilitator.planning.grouping_words import GroupingWords
from facilitator.ui.groups.seating import Seating


class Explanations:
    """Explains one assignment, whomever somebody looks at."""

    def __init__(self, seating: Seating) -> None:
        self._seating = seating
        self._kept: dict[str, list[str]] = {}
        self.titles = titles_of(seating.plan)
        self._words = GroupingWords(seating.problem, self.titles)

    def lines(self, person_id: str) -> list[str]:
        """Return the sentences about a person, none about somebody who is no participant."""
        if person_id not in self._seating.numbering.person:
            return []
        if person_id not in self._kept:
            self._kept[person_id] = self._explained(person_id)
        return self._kept[person_id]

    def name(self, person_id: str) -> str:
        """Return what a person is called."""
        number = self._seating.numbering.person.get(person_id)
        return "" if number is None else self._seating.problem.people[number].name

    def _explained(self, person_id: str) -> list[str]:
        person = self._seating.problem.people[self._seating.numbering.person[person_id]]
        if set(self._seating.problem.rounds) <= set(person.absent):
            return [tr("Does not come.")]
        if person_id not in self._seating.places:
            return [tr("Has no seat yet.")]
        seating, question = self._seating, self._seating.question
        explainer = Explainer(seating.numbering, seating.tally, question.rates, seating.places)
        found = explainer.explain(person_id)
        rooms = {room.id: room for room in self._seating.problem.rooms}
        lines = [
            f"{rooms[room].name} {self.titles.get(rooms[room].topic, '')}"
            for _, room in sorted(found.rooms.items())
            if room in rooms
        ]
        lines.append(
            trn("Meets {count} other person.", "Meets {count} other people.", found.met_people)
        )
        if found.met:
            met = (
                tr(
                    "“{topic}” ({priority})",
                    topic=self.titles.get(w.topic, ""),
                    priority=w.priority,
                )
                for w in found.met
            )
            lines.append(tr("Wishes met: {topics}", topics=", ".join(met)))
        lines += [
            tr("Wish {number}:", number=gone.wish.priority)
            + " "
            + self._words.given_up(person_id, gone)
            for gone in found.given_up
        ]
        return lines
