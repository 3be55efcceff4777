"""Into a team without a server: an invitation and the organiser's first room package make the file."""

from contextlib import closing
from pathlib import Path
from typing import Final

from facilitator.domain.file_names import distinct, file_name
from facilitator.language import tr
from facilitator.ui.team.packaging import read_file

START: Final = "facilitator://package?"
"""What such an invitation begins with; known here so that nothing is loaded to see that."""
_SUFFIX: Final = ".workshop"


def needs_package(invitation: str) -> bool:
    """Tell whether an invitation is for a team without a server."""
    return invitation.strip().lower().startswith(START)


def join_with_package(invitation: str, package: Path, folder: Path) -> Path:
    """Make the file of a new member in a folder and fill it; for any thread, wholly or not at all.

    UserError and EnvironmentProblem say why not.
    """
    from facilitator.storage.files import open_file  # noqa: PLC0415 - on this thread
    from facilitator.team import package_invitations, packages  # noqa: PLC0415 - the same
    from facilitator.team.keychain import keep_secrets, system_keychain  # noqa: PLC0415 - the same

    invited = package_invitations.parse_package_invitation(invitation)
    data, keychain = read_file(package), system_keychain()
    folder.mkdir(parents=True, exist_ok=True)
    path = _free(folder, package)
    try:
        package_invitations.join_by_package(invited, path, keychain)
        with closing(open_file(path)) as file, file.postbox() as postbox:
            taken = packages.take_in(data, postbox, invited.secrets)
        keep_secrets(keychain, taken.secrets)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return path


def _free(folder: Path, package: Path) -> Path:
    names = distinct([file_name(package.stem, tr("Workshop"))] * 100)
    return next(path for name in names if not (path := folder / f"{name}{_SUFFIX}").exists())
