"""So many pages in work on a machine as it has cores, whichever of its runs they belong to.

A station works on more than one issue at a time, so that its cores have work while a run starts or
writes its package; each run may keep all of them busy when it is alone.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from threading import Event
from typing import IO

from flows.records import storing
from flows.turns import taken

SLOTS = "BANMIAN_SLOTS"
"""Names the machine's own folder of slots; without it nobody else is there to wait for."""
PAUSE_S = 0.1


@contextmanager
def slot(stop: Event) -> Iterator[None]:
    """Wait for one of the machine's slots and hold it; a process that dies lets go.

    When `stop` is set, nothing is waited for any more.
    """
    with ExitStack() as opened:
        if folder := os.environ.get(SLOTS):
            files = [opened.enter_context(file) for file in _files(Path(folder))]
            while not any(taken(file) for file in files) and not stop.wait(PAUSE_S):
                pass
        yield


def _files(folder: Path) -> Iterator[IO[str]]:
    with storing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        for number in range(len(os.sched_getaffinity(0))):
            yield (folder / f"{number}").open("w")
