"""A job object of Windows: what is in it ends when the last handle closes, so with this program.

Written by the documentation of Windows; nobody has run it on one yet.
"""

import ctypes
import sys
from ctypes import wintypes
from typing import Final

_EXTENDED_LIMITS: Final = 9
_KILL_ON_CLOSE: Final = 0x2000


class _BasicLimits(ctypes.Structure):
    _fields_ = (
        ("process_time", ctypes.c_int64),
        ("job_time", ctypes.c_int64),
        ("flags", wintypes.DWORD),
        ("least_working_set", ctypes.c_size_t),
        ("most_working_set", ctypes.c_size_t),
        ("most_processes", wintypes.DWORD),
        ("affinity", ctypes.c_size_t),
        ("priority", wintypes.DWORD),
        ("scheduling", wintypes.DWORD),
    )


class _ExtendedLimits(ctypes.Structure):
    _fields_ = (
        ("basic", _BasicLimits),
        ("counters", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("most_process_memory", ctypes.c_size_t),
        ("most_job_memory", ctypes.c_size_t),
    )


if sys.platform == "win32":
    _KERNEL: Final = ctypes.WinDLL("kernel32", use_last_error=True)
    _KERNEL.CreateJobObjectW.restype = wintypes.HANDLE
    _KERNEL.CreateJobObjectW.argtypes = (ctypes.c_void_p, wintypes.LPCWSTR)
    _KERNEL.SetInformationJobObject.argtypes = (
        *(wintypes.HANDLE, ctypes.c_int, ctypes.c_void_p, wintypes.DWORD),
    )
    _KERNEL.AssignProcessToJobObject.argtypes = (wintypes.HANDLE, wintypes.HANDLE)
    _KERNEL.CloseHandle.argtypes = (wintypes.HANDLE,)

    class Job:
        """Holds processes, and ends them when it is closed or this program is gone; OSError if refused."""

        def __init__(self) -> None:
            self._handle = _KERNEL.CreateJobObjectW(None, None)
            limits = _ExtendedLimits()
            limits.basic.flags = _KILL_ON_CLOSE
            size = ctypes.sizeof(limits)
            _demand(
                self._handle
                and _KERNEL.SetInformationJobObject(
                    self._handle, _EXTENDED_LIMITS, ctypes.byref(limits), size
                )
            )

        def take_in(self, process: int) -> None:
            """Put a process in, by its handle."""
            _demand(_KERNEL.AssignProcessToJobObject(self._handle, process))

        def close(self) -> None:
            """End what is still in it."""
            _KERNEL.CloseHandle(self._handle)

    def _demand(done: object) -> None:
        if not done:
            raise ctypes.WinError(ctypes.get_last_error())
