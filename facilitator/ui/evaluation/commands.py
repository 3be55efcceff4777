"""The keys of Auswerten, for the list of F1 and for Ctrl+K."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from facilitator.language import tr
from facilitator.ui.commands import Command
from facilitator.ui.evaluation.answer_panel import TAKE_KEYS
from facilitator.ui.evaluation.claim_rows import ADVICE_KEYS, RESULT_KEYS
from facilitator.ui.evaluation.head import NEXT_KEYS, PREVIOUS_KEYS
from facilitator.ui.protocol.side import AUDIT_KEYS
from facilitator.ui.session.kinds import KINDS

if TYPE_CHECKING:
    from facilitator.ui.evaluation.screen import EvaluationScreen

EACH_KEYS, ADD_KEYS, ALL_KEYS = "Ctrl+Shift+Right", "Shift+Return", "Ctrl+Shift+A"
PAIR_KEYS, TASK_KEYS = "Ctrl+L", "Ctrl+Shift+L"
CITE_KEYS = "Ctrl+B"
MERGE_KEYS, PART_KEYS, NEW_KEYS = "Ctrl+M", "Ctrl+Shift+M", "Ctrl+N"


def evaluation_commands(doing: "EvaluationScreen") -> list[Command]:
    """Return the commands; those of the lists are named without being bound, these take their keys."""
    notes, answers = tr("Notes of the rounds"), tr("Answers")
    claimed, claims = tr("Key results and recommendations"), doing.claiming
    on_notes = (
        ("next", tr("Next question"), NEXT_KEYS, lambda: doing.step(1), ""),
        ("back", tr("Previous question"), PREVIOUS_KEYS, lambda: doing.step(-1), ""),
        ("take", tr("Take the choice over as one answer"), TAKE_KEYS, doing.take, "arrow-right"),
        ("each", tr("Take each note over as its own answer"), EACH_KEYS, doing.take_each, ""),
        ("open", tr("Choose all open notes"), ALL_KEYS, doing.choose_open, ""),
        ("pair", tr("Choose the note that is like this one"), PAIR_KEYS, doing.choose_pair, ""),
        ("tasks", tr("Tasks and open questions"), TASK_KEYS, doing.toggle_tasks, "task"),
        ("audit", tr("Check the evidence"), AUDIT_KEYS, doing.audit_wanted.emit, "check"),
    )
    on_claims = (
        ("result", tr("Make a key result of the choice"), RESULT_KEYS, claims.make_result, "star"),
        ("advice", tr("Make a recommendation of the choice"), ADVICE_KEYS, claims.make_recommendation, "arrow-right"),
        ("cite", tr("Let the current claim rest on the choice, or no longer"), CITE_KEYS, claims.link, ""),
    )  # fmt: skip
    on_answers = (
        ("merge", tr("Merge the marked answers"), MERGE_KEYS, doing.merge, ""),
        ("part", tr("Part the answer by its notes"), PART_KEYS, doing.part, ""),
        ("new", tr("Write an answer"), NEW_KEYS, doing.write_answer, "pencil"),
    )
    return [
        *(
            Command(f"evaluate-{name}", text, (keys,), run, icon, group)
            for group, lines in ((notes, on_notes), (answers, on_answers), (claimed, on_claims))
            for name, text, keys, run, icon in lines
        ),
        *_kinds(doing.set_kind, answers),
        *_explained(notes, answers, claimed),
    ]


def _kinds(set_kind: Callable[[str], None], group: str) -> list[Command]:
    return [
        Command(
            f"evaluate-{kind.name}",
            tr("Answer: {kind}", kind=kind.word),
            (kind.key,),
            lambda name=kind.name: set_kind(name),
            kind.icon,
            group,
        )
        for kind in KINDS.values()
        if kind.key
    ]


def _explained(notes: str, answers: str, claims: str) -> list[Command]:
    lines = (
        (tr("Take over; several become one answer"), ("Return",), notes),
        (tr("Add the choice to the current answer"), (ADD_KEYS,), notes),
        (tr("Choose a note, also in another round"), (tr("Space"),), notes),
        (tr("Leave out, or take back in"), ("Del",), notes),
        (tr("The round beside, and the answers"), ("Left", "Right"), notes),
        (tr("Reword"), ("F2",), answers),
        (tr("Two answers, parted at the caret"), ("Ctrl+Return",), answers),
        (tr("Below the answer above, or a main one"), ("Tab",), answers),
        (tr("Move"), ("Alt+Up",), answers),
        (tr("Confirmed, new, contradicted, none of it"), ("1", "2", "3", "0"), answers),
        (tr("Delete; its notes are open again"), ("Del",), answers),
        (tr("To the claims below"), ("Right",), answers),
        (tr("Reword"), ("F2",), claims),
        (tr("The notes it rests on, one after the other"), ("B",), claims),
        (tr("Move"), ("Alt+Up",), claims),
        (tr("Delete"), ("Del",), claims),
    )
    return [
        Command(f"evaluate-key-{at}", text, keys, None, "", group)
        for at, (text, keys, group) in enumerate(lines)
    ]
