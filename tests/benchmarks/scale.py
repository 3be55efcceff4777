"""How much is measured: in full for `dev.py bench`, next to nothing for a test that all of it works."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Scale:
    """The size of what is measured, and how often."""

    workshops: int = 25
    """In the large file: each has 2 rounds of 4 topics with 5 questions, which makes 40 pages."""
    notes: int = 100
    """On each page, which is a question in a session; 25 workshops of 40 such pages hold 100,000."""
    crowd: int = 500
    """On the pages of one more workshop, where keystrokes are measured."""
    starts: int = 21
    memory_looks: int = 3
    settling_seconds: float = 7.0
    """How long a window is left alone before its memory is read; the day's backup begins after 5."""
    keystrokes: int = 3_000
    writes: int = 2_000
    blocks: int = 400
    bullets: int = 20_000
    documents: int = 7
    """How often each protocol is written."""
    pages: int = 400
    """Of a very long protocol, more or less; one of the twentieth part is edited."""
    edited: int = 40
    """How often."""
    authored: int = 300
    """Keys that are typed beside its pages, and in Auswerten."""
    large_question: int = 2_000
    """Notes of each round on one question of Auswerten."""
    slow_bullets: int = 5_000
    """What python-docx writes of them; all of them take it at least as many times as long."""
    searches: int = 400
    looks: int = 5
    """How often each search is repeated."""
    key_results: int = 300
    rooms: int = 24
    """In the cockpit, side by side."""
    room_seconds: int = 20
    """For so long notes come from all of them."""
    summaries: int = 40
    """How often the Resümee of them is opened."""
    items: int = 300
    """Of the agenda that is edited."""
    edits: int = 400
    people: float = 1.0
    """The part of each large crowd that is grouped."""
    leisure: float = 1.0
    """The part of the time that grouping them is given."""
    contests: int = 10
    """Crowds that are held against exchanges of two people."""
    contest_seconds: float = 10.0
    team_laptops: int = 8
    """Programs that edit together, twice a second each."""
    team_seconds: int = 20
    team_messages: int = 50_000
    """In the stream that a laptop reads from the beginning."""
    team_edits: int = 500
    """Made offline, and as many by the others meanwhile."""

    @property
    def all_notes(self) -> int:
        """Notes on the pages of the large file, the crowded ones not counted."""
        return self.workshops * ROUNDS * TOPICS * QUESTIONS * self.notes


ROUNDS = 2
TOPICS = 4
QUESTIONS = 5
FULL = Scale()
TINY = Scale(
    workshops=1,
    notes=3,
    crowd=9,
    starts=1,
    memory_looks=1,
    settling_seconds=0.0,
    keystrokes=110,
    writes=3,
    blocks=40,
    bullets=50,
    documents=1,
    pages=10,
    edited=2,
    authored=4,
    large_question=30,
    slow_bullets=25,
    searches=8,
    looks=1,
    key_results=5,
    rooms=3,
    room_seconds=1,
    summaries=1,
    items=9,
    edits=3,
    people=0.01,
    leisure=0.2,
    contests=1,
    contest_seconds=3.0,
    team_laptops=2,
    team_seconds=2,
    team_messages=200,
    team_edits=5,
)
