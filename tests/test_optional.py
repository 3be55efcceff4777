"""What sqlite-utils and openpyxl would use besides stays out of the program's process."""

import subprocess
import sys

import pytest

from facilitator.optional import left_out

_HEAVY = ("numpy", "pandas", "highspy")
_USES = {
    "a new file": (
        "import sys, pathlib; from facilitator.storage.files import create_file; "
        "create_file(pathlib.Path(sys.argv[1]) / 'a.workshop').close()"
    ),
    "groups": (
        "from facilitator.planning.grouping.problem import Participant, Problem, Room; "
        "from facilitator.planning.grouping.solving import group; "
        "assert group(Problem((Participant('p'),), (Room('r', 1, 't', 1),)))"
    ),
}


@pytest.mark.parametrize("use", _USES.values(), ids=_USES)
def test_heavy_libraries_stay_out_of_the_process(use: str, tmp_path) -> None:
    loaded = f"{use}; import sys; print([name for name in {_HEAVY!r} if name in sys.modules])"
    result = subprocess.run(
        [sys.executable, "-W", "error", "-c", loaded, str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (result.returncode, result.stdout.strip()) == (0, "[]"), result.stderr


def test_what_is_left_out_can_be_imported_again_afterwards() -> None:
    with left_out("wave", "sys"), pytest.raises(ImportError):
        import wave
    import wave

    assert wave.open
    assert "sys" in sys.modules
