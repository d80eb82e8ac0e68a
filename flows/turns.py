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
    name = hashlib.sha256(what.encode()).hexdigest()[:24]
    with (records(out, "turns") / name).open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def free(out: Path, what: str) -> bool:
    """Tell whether nobody works on this just now."""
    name = hashlib.sha256(what.encode()).hexdigest()[:24]
    with (records(out, "turns") / name).open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
