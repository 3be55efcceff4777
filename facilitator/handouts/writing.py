"""Writing handouts into a folder: each file whole or not at all, and a report of what they lack."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from facilitator.errors import EnvironmentProblem
from facilitator.handouts.catalogue import HANDOUTS, Handout
from facilitator.handouts.occasion import Occasion
from facilitator.language import tr, trn
from facilitator.output import write_whole
from facilitator.reasons import reason

Step = Callable[[int, int], None]
"""Hears done and all steps; raises when nobody wants the rest."""


_MOST_NAMED: Final = 5
"""Of files left from before, as many are named."""


class Report(NamedTuple):
    """What was written, and what is missing in it."""

    folder: Path
    files: tuple[Path, ...]
    lacks: tuple[str, ...]
    counts: Mapping[str, int]
    """How many files each handout has, by its name."""

    leftovers: tuple[str, ...] = ()
    """Names of other files in the folders that were written to: they may be out of date."""

    @property
    def remarks(self) -> tuple[str, ...]:
        """What is missing, and what lies beside it, each in a sentence of the language in use."""
        if not self.leftovers:
            return self.lacks
        names = self.leftovers[:_MOST_NAMED]
        more = " …" if len(self.leftovers) > len(names) else ""
        older = trn(
            "{count} other file lies in the folder and may be out of date: {names}.",
            "{count} other files lie in the folder and may be out of date: {names}.",
            len(self.leftovers),
            names=", ".join(names) + more,
        )
        return (*self.lacks, older)

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
    others = _others(written) if len(chosen) == len(HANDOUTS) else ()
    return Report(folder, tuple(written), tuple(lacks), counts, others)


def _others(written: list[Path]) -> tuple[str, ...]:
    """Return the files beside those written, hidden ones and folders left out.

    Somebody who was renamed or erased since leaves a calendar behind, a session a guide.
    """
    known = set(written)
    found = (path for folder in {path.parent for path in written} for path in folder.iterdir())
    names = (path.name for path in found if path not in known and path.is_file())
    return tuple(sorted(name for name in names if not name.startswith(".")))


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
