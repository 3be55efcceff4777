"""Methods of ours that Qt calls, and the errors that leave them.

PySide (seen from 6.8 to 6.12) takes such an error for an object. Before Python 3.12 one that C code
raised (an index, a key, an attribute) is a class and a message until Python has caught it, and the
program dies of it there and then, instead of telling its last resort.
"""

from collections.abc import Callable
from functools import wraps
from types import FunctionType
from typing import ParamSpec, TypeVar

from shiboken6 import Shiboken

_Given = ParamSpec("_Given")
_Result = TypeVar("_Result")


def guard_overrides() -> None:
    """Let every error that leaves an override be an object, in all classes made from now on."""

    def guard(made: type) -> None:
        # Once for a class, not for each of its methods: the window waits for sixty classes.
        qts = [vars(base) for base in made.__mro__ if base.__module__.startswith("PySide6")]
        for name, method in list(vars(made).items()):
            is_own = name.startswith("_") or not isinstance(method, FunctionType)
            if not is_own and any(name in known for known in qts):  # Qt may call it
                setattr(made, name, _catching(method))

    Shiboken.Object.__init_subclass__ = classmethod(guard)  # type: ignore[assignment] - meant


def _catching(method: Callable[_Given, _Result]) -> Callable[_Given, _Result]:
    @wraps(method)
    def call(*given: _Given.args, **named: _Given.kwargs) -> _Result:
        try:
            return method(*given, **named)
        except Exception:  # noqa: TRY203 - to have been caught once is all it takes
            raise

    return call
