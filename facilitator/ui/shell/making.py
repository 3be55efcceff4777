"""New workshop files: from the example, from a template, from a text that was read in."""

from pathlib import Path
from typing import Final

from facilitator import language
from facilitator.actions import workshops
from facilitator.actions.desk import Desk
from facilitator.domain.dossier import Dossier
from facilitator.domain.file_names import file_name
from facilitator.domain.identity import new_id
from facilitator.domain.records import Process, Workshop
from facilitator.errors import EnvironmentProblem
from facilitator.exchange.outline_reader import read_outline
from facilitator.language import tr
from facilitator.paths import resources
from facilitator.reasons import reason
from facilitator.storage.files import SUFFIX, create_file
from facilitator.ui.shell import choosers

EXAMPLES: Final = {
    "de": "zukunftsforum-wasserwirtschaft-nordland.md",
    "en": "harbour-quarter-forum.md",
}


def example_file(*, device: str, actor: str) -> Path:
    """Return the person's own copy of the example, made in their documents at the first time."""
    dossier = read_own_outline(resources() / "examples" / EXAMPLES[language.current()])
    name = file_name(dossier.workshop.title, tr("Workshop"))
    path = choosers.documents() / f"{name}{SUFFIX}"
    if not path.exists():
        make_file(path, dossier, device=device, actor=actor)
    return path


def make_file(path: Path, dossier: Dossier, *, device: str, actor: str) -> None:
    """Make a file with one workshop in it, wholly or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    file = create_file(path, device=device)
    try:
        Desk(file, actor=actor).run(workshops.begin, dossier=dossier)
    except BaseException:
        file.close()
        path.unlink(missing_ok=True)
        raise
    file.close()


def empty_workshop() -> Dossier:
    """Return a workshop of which nothing is known yet."""
    process = Process(id=new_id())
    workshop = Workshop(id=new_id(), process_id=process.id, language=language.current())
    return Dossier(process=process, workshop=workshop)


def read_own_outline(path: Path) -> Dossier:
    """Read an outline that is known to be one: an example or a template."""
    try:
        return read_outline(path.read_bytes()).dossier
    except OSError as error:
        raise EnvironmentProblem(
            tr(
                "“{name}” cannot be read ({reason}). Nothing was changed.",
                name=path.name,
                reason=reason(error),
            )
        ) from error
