"""What the tour types, in the language of the example that it plays."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Words:
    """One language's texts; they belong to question 3 of session W 2.2, and the one after it."""

    main: str
    sub: str
    begun: str
    """Typed as far as this when the picture is taken."""
    rest: str
    agreed: str
    parked: str
    second: str
    """Typed in the second window."""
    sought: str
    """Stands in these notes."""
    sought_everywhere: str

    @property
    def typed(self) -> tuple[str, ...]:
        """All notes that are in the file at the end."""
        return (
            self.main,
            self.sub,
            self.begun + self.rest,
            self.agreed,
            self.parked,
            self.second,
        )


WORDS: Final = {
    "de": Words(
        main="Landesbürgschaft für Verbünde kleiner Gemeinden",
        sub="Vorbild: der Zusammenschluss an der Südaue",
        begun="Wer trägt die Kosten, bis das Ges",
        rest="etz gilt?",
        agreed="Muster für Vereinbarungen zwischen Gemeinden",
        parked="Wer berät Gemeinden ohne eigenes Bauamt?",
        second="Anträge digital, ein Formular für alle Programme",
        sought="Gemeinden",
        sought_everywhere="Kataster",
    ),
    "en": Words(
        main="Price the permits by length of vehicle",
        sub="Boat trailers are exempt in the season",
        begun="Who enforces the rules on match d",
        rest="ays?",
        agreed="Benches every two hundred metres",
        parked="Could the ferry take bicycles?",
        second="Count the cars before and after",
        sought="every",
        sought_everywhere="bridge",
    ),
}
