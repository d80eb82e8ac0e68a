"""One at a time: two runs that want the same issue take turns, whichever process they are in."""

from __future__ import annotations

import fcntl
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from flows.records import TURNS, records, storing


@contextmanager
def turn(out: Path, what: str) -> Iterator[None]:
    """Wait until nobody else works on this, and keep others out; a process that dies lets go."""
    with _opened(out, what) as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


@contextmanager
def turn_if_free(out: Path, what: str) -> Iterator[bool]:
    """Keep others out as `turn` does and yield true, or yield false when somebody is at it."""
    with _opened(out, what) as file:
        yield taken(file)


def free(out: Path, what: str) -> bool:
    """Tell whether nobody works on this just now."""
    with turn_if_free(out, what) as mine:
        return mine


def taken(file: IO[str]) -> bool:
    """Keep others out of an open file for as long as it is open; false when somebody has it."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _opened(out: Path, what: str) -> IO[str]:
    place = records(out, TURNS) / hashlib.sha256(what.encode()).hexdigest()[:24]
    with storing(place):
        return place.open("w")
