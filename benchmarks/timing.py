"""Running a command and weighing what it took."""

from __future__ import annotations

import os
import resource
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Effort:
    """What a command took: seconds on the wall and of one core, peak memory of its largest process.

    Child processes are counted in as far as the command waited for them.
    """

    exit_code: int
    seconds: float
    core_seconds: float
    memory_mb: float


NOTHING_SPENT = Effort(exit_code=0, seconds=0.0, core_seconds=0.0, memory_mb=0.0)


def run_timed(
    command: Sequence[str], stdout: Path, *, stderr: Path, environment: Mapping[str, str]
) -> Effort:
    """Run a command with its output in files; `environment` is added to this program's own."""
    begun = time.monotonic()
    with stdout.open("wb") as output, stderr.open("wb") as complaints:
        child = subprocess.Popen(
            command, stdout=output, stderr=complaints, env={**os.environ, **environment}
        )
        _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    return Effort(
        exit_code=child.returncode,
        seconds=time.monotonic() - begun,
        core_seconds=usage.ru_utime + usage.ru_stime,
        memory_mb=usage.ru_maxrss / 1024,
    )


def weighed(work: Callable[[], Answer]) -> tuple[Answer, Effort]:
    """Do a piece of work in this process, all its threads and child processes counted in.

    Children may live on, as does the one that Tesseract is called from.
    """
    begun, spent = time.monotonic(), _core_seconds()
    answer = work()
    seconds, memory = time.monotonic() - begun, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return answer, Effort(0, seconds, _core_seconds() - spent, memory / 1024)


def _core_seconds() -> float:
    usages = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    ended = sum(usage.ru_utime + usage.ru_stime for usage in usages)
    return ended + sum(map(_seconds_of_child, _children()))


def _children() -> list[str]:
    """Return the numbers of the child processes that have not ended."""
    listed = Path("/proc/self/task").glob("*/children")
    return [number for listing in listed for number in listing.read_text().split()]


def _seconds_of_child(number: str) -> float:
    try:
        told = Path("/proc", number, "stat").read_text()
    except (FileNotFoundError, ProcessLookupError):  # it has ended since it was listed
        return 0.0
    return seconds_told(told)


def seconds_told(stat: str) -> float:
    """Return what a process and its ended children took of a core, by a line of proc_pid_stat(5).

    The name of a program, in brackets, may hold anything.
    """
    _, _, behind = stat.rpartition(")")
    ticks = behind.split()[11:15]
    return sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")


def together(efforts: Sequence[Effort]) -> Effort:
    """Return several commands, one after the other, as one; ValueError when there is none."""
    return Effort(
        exit_code=max(effort.exit_code for effort in efforts),
        seconds=sum(effort.seconds for effort in efforts),
        core_seconds=sum(effort.core_seconds for effort in efforts),
        memory_mb=max(effort.memory_mb for effort in efforts),
    )
