"""Ctrl-C and its like: the work ends at once, no child goes on, nothing half-written stays."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Thread
from types import FrameType

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
CHILDREN = frozenset({"tesseract", "pdftoppm", "pdfinfo"})
"""The programs a page's work waits for; the embedded Prefect is needed to the end."""

STOPPING = Event()
"""Set once this process has been told to stop."""


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
    STOPPING.set()
    # Pages in work wait for their child; some start another one before they see that all is over.
    Thread(target=_end_children_again_and_again, daemon=True).start()
    raise Interrupted(number)


def _end_children_again_and_again() -> None:
    while True:
        for child in children():
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGTERM)
        time.sleep(0.05)


def children() -> list[int]:
    """Return the ids of the programs that this process has started for its pages."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            before, _, after = entry.read_text(errors="replace").rpartition(")")
            number, _, name = before.partition(" (")
            if name in CHILDREN and int(after.split()[1]) == os.getpid():
                found.append(int(number))
    return found
