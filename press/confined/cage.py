"""What a process gives up before it looks at an untrusted file: for good, and for its children.

Resources by setrlimit(2); the network, and reaching into other processes, by a seccomp(2) filter:
that needs no rights and holds inside containers, where new namespaces are often forbidden.
"""

from __future__ import annotations

import ctypes
import errno
import math
import os
import platform
import resource
import signal
import struct
from pathlib import Path

from press.confined.allowance import Allowance
from press.errors import ToolError

MOST_OPEN_FILES = 64

_PR_SET_PDEATHSIG, _PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP = 1, 38, 22
_MODE_FILTER = 2
_CLONE_NEWUSER, _CLONE_NEWNET = 0x10000000, 0x40000000

_MACHINES = {
    # machine: AUDIT_ARCH, then socket, ptrace, process_vm_readv, process_vm_writev
    "x86_64": (0xC000003E, (41, 101, 310, 311)),
    "aarch64": (0xC00000B7, (198, 117, 270, 271)),
}
_IO_URING_SETUP = 425
"""The same number on every machine; rings open sockets, too."""
_X32 = 0x40000000
"""Numbers from here on are those of x86_64's second set of calls."""

_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_ALLOW, _REFUSE, _KILL = 0x7FFF0000, 0x00050000 | errno.EACCES, 0x80000000

_LIBC = ctypes.CDLL(None, use_errno=True)


def enter(allowance: Allowance) -> None:
    """Give up all but the allowance; ToolError when this machine cannot shut the network off."""
    _prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    _limit_resources(allowance)
    _prctl(_PR_SET_NO_NEW_PRIVS, 1)
    try:
        _filter_calls()
    except (KeyError, OSError) as error:  # another machine, or a kernel without filters
        if _LIBC.unshare(_CLONE_NEWNET) and _LIBC.unshare(_CLONE_NEWUSER | _CLONE_NEWNET):
            raise ToolError(
                "Files cannot be opened safely: this machine knows neither seccomp filters nor "
                "network namespaces, so what opens them could not be kept from the network."
            ) from error


def allow_memory(size: int) -> None:
    """Let this process have so many bytes beyond what it has now, as far as its allowance goes."""
    most = resource.getrlimit(resource.RLIMIT_AS)[1]
    wanted = _address_space() + size
    soft = wanted if most == resource.RLIM_INFINITY else min(wanted, most)
    resource.setrlimit(resource.RLIMIT_AS, (soft, most))


def _limit_resources(allowance: Allowance) -> None:
    seconds = math.ceil(allowance.seconds)
    for kind, most in (
        (resource.RLIMIT_AS, _address_space() + allowance.memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, allowance.written),
        (resource.RLIMIT_NOFILE, MOST_OPEN_FILES),
        (resource.RLIMIT_CORE, 0),
    ):
        before = resource.getrlimit(kind)[1]
        hard = most if before == resource.RLIM_INFINITY else min(most, before)
        resource.setrlimit(kind, (hard, hard))


def _address_space() -> int:
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    return pages * os.sysconf("SC_PAGE_SIZE")


def _filter_calls() -> None:
    program = _program(platform.machine())
    lines = ctypes.create_string_buffer(program, len(program))

    class Program(ctypes.Structure):
        _fields_ = (("count", ctypes.c_ushort), ("lines", ctypes.c_void_p))

    filled = Program(len(program) // 8, ctypes.addressof(lines))
    _prctl(_PR_SET_SECCOMP, _MODE_FILTER, ctypes.addressof(filled))


def _program(machine: str) -> bytes:
    """Return the filter for a machine, as BPF over struct seccomp_data: call at 0, machine at 4.

    Calls of another architecture end the process; sockets and their like are refused.
    """
    architecture, numbers = _MACHINES[machine]
    refused = (*numbers, _IO_URING_SETUP)
    lines = [
        (_LOAD, 0, 0, 4),
        (_EQUAL, 1, 0, architecture),
        (_RETURN, 0, 0, _KILL),
        (_LOAD, 0, 0, 0),
        (_AT_LEAST, 0, 1, _X32),
        (_RETURN, 0, 0, _KILL),
    ]
    for left, number in zip(range(len(refused), 0, -1), refused, strict=True):
        lines.append((_EQUAL, left, 0, number))
    lines += [(_RETURN, 0, 0, _ALLOW), (_RETURN, 0, 0, _REFUSE)]
    return b"".join(struct.pack("=HBBI", *line) for line in lines)


def _prctl(option: int, *values: int) -> None:
    padded = [ctypes.c_ulong(value) for value in (*values, 0, 0, 0, 0)[:4]]
    if _LIBC.prctl(option, *padded):
        number = ctypes.get_errno()
        raise OSError(number, f"prctl({option}): {os.strerror(number)}")
