"""Writing handouts into a folder: each file whole or not at all, and a report of what they lack."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from facilitator.errors import EnvironmentProblem
from facilitator.handouts.catalogue import Handout
from facilitator.handouts.occasion import Occasion
from facilitator.language import tr, trn
from facilitator.output import write_whole
from facilitator.reasons import reason

Step = Callable[[int, int], None]
"""Hears done and all steps; raises when nobody wants the rest."""


class Report(NamedTuple):
    """What was written, and what is missing in it."""

    folder: Path
    files: tuple[Path, ...]
    lacks: tuple[str, ...]
    counts: Mapping[str, int]
    """How many files each handout has, by its name."""

    @property
    def sentence(self) -> str:
        """What was written in one sentence, in the language in use."""
        if not self.files:
            return tr("There is nothing to write yet.")
        return trn("{count} file written.", "{count} files written.", len(self.files))


def write_handouts(
    occasion: Occasion, handouts: Iterable[Handout], folder: Path, step: Step
) -> Report:
    """Write handouts below a folder, which is made if it is not there.

    A file of the same name is replaced. Between files `step` may raise: what was written stays,
    each file whole. EnvironmentProblem when a file cannot be written.
    """
    chosen = list(handouts)
    written: list[Path] = []
    lacks: dict[str, None] = {}
    counts: dict[str, int] = {}
    for number, entry in enumerate(chosen):
        step(number, len(chosen))
        lacks |= dict.fromkeys(entry.lacks(occasion))
        for file in entry.make(occasion):
            step(number, len(chosen))
            path = folder / file.path
            _make_folder(path.parent)
            write_whole(path, file.data)
            written.append(path)
            counts[entry.name] = counts.get(entry.name, 0) + 1
    step(len(chosen), len(chosen))
    return Report(folder, tuple(written), tuple(lacks), counts)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise EnvironmentProblem(
            tr(
                "The folder “{name}” could not be made ({reason}). Nothing was written to it; "
                "choose another one.",
                name=folder.name or folder,
                reason=reason(error),
            )
        ) from error
