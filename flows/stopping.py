"""Ctrl-C and its like: the work ends within seconds, no child goes on, nothing half-written stays.

Prefect tells its server of a run that is stopped. After Ctrl-C in a terminal that server is gone,
too, and Prefect asks for a minute before it gives up; so the end is not left to Prefect alone.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Lock, Thread
from types import FrameType

from press.confined.calls import end_all

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
GRACE = 6.0
"""Seconds for an orderly end."""
MESSAGE = "banmian: stopped; finished pages are kept; the same command goes on with the others."

STOPPING = Event()
"""Set once this process has been told to stop."""
_told_by: list[int] = []
WRITING = Lock()
"""Held while a package is written: that is not cut short."""
WORKPLACES: list[Path] = []
"""Folders that are to be gone in the end."""


class Interrupted(KeyboardInterrupt):
    """This process was told to stop by a signal."""

    def __init__(self, number: int) -> None:
        super().__init__(signal.Signals(number).name)
        self.exit_code = 128 + number


@contextmanager
def stoppable() -> Iterator[None]:
    """Raise Interrupted when a signal asks this process to stop, and end its children."""
    heeded = [one for one in SIGNALS if signal.getsignal(one) is not signal.SIG_IGN]
    before = {one: signal.signal(one, _stop) for one in heeded}
    try:
        yield
    finally:
        if not STOPPING.is_set():
            for one, handler in before.items():
                signal.signal(one, handler)


def _stop(number: int, _frame: FrameType | None) -> None:
    if STOPPING.is_set():
        return
    _told_by.append(number)
    STOPPING.set()
    Thread(target=_see_to_the_end, args=(128 + number,), daemon=True).start()
    raise Interrupted(number)


def raise_if_stopped() -> None:
    """Raise Interrupted again when something else was raised in its stead."""
    if STOPPING.is_set():
        raise Interrupted(_told_by[0])


def end_readers() -> None:
    """End what pages wait for, for a while: some start another one before they see the end."""
    last = time.monotonic() + GRACE
    while time.monotonic() < last:
        end_all()
        time.sleep(0.05)


def _see_to_the_end(exit_code: int) -> None:
    """Give the process a while for an orderly end, then end it."""
    end_readers()
    with WRITING:
        _end(children())
        for _ in range(3):  # a page may still be put down there meanwhile
            for folder in WORKPLACES:
                shutil.rmtree(folder, ignore_errors=True)
        show_cursor = "\x1b[?25h" if sys.stderr.isatty() else ""
        print(show_cursor + MESSAGE, file=sys.stderr, flush=True)
        os._exit(exit_code)


def _end(numbers: Iterator[int]) -> None:
    for number in numbers:
        with suppress(ProcessLookupError):
            os.kill(number, signal.SIGTERM)


def children() -> Iterator[int]:
    """Yield the ids of the programs that this process has started."""
    for entry in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            after = entry.read_text(errors="replace").rpartition(")")[2]
            if int(after.split()[1]) == os.getpid():
                yield int(entry.parent.name)
