"""One at a time: two runs that want the same issue take turns, whichever process they are in."""

from __future__ import annotations

import fcntl
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flows.records import records


@contextmanager
def turn(out: Path, what: str) -> Iterator[None]:
    """Wait until nobody else works on this, and keep others out; a process that dies lets go."""
    with _place(out, what).open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


@contextmanager
def turn_if_free(out: Path, what: str) -> Iterator[bool]:
    """Keep others out as `turn` does and yield true, or yield false when somebody is at it."""
    with _place(out, what).open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True


def free(out: Path, what: str) -> bool:
    """Tell whether nobody works on this just now."""
    with turn_if_free(out, what) as mine:
        return mine


def _place(out: Path, what: str) -> Path:
    return records(out, "turns") / hashlib.sha256(what.encode()).hexdigest()[:24]
