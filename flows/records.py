"""Where banmian keeps what it must remember: a hidden folder beside the packages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from press.errors import StorageError

FOLDER = ".banmian"
TURNS = "turns"


def records(out: Path, *names: str) -> Path:
    """Return a folder of the records of `out`, made if need be; StorageError when it cannot be."""
    folder = out.joinpath(FOLDER, *names)
    with storing(folder):
        folder.mkdir(parents=True, exist_ok=True)
    return folder


@contextmanager
def storing(place: Path) -> Iterator[None]:
    """Raise StorageError when `place` cannot be written."""
    try:
        yield
    except OSError as error:
        # NumPy tells only how many bytes it could not write.
        why = error.strerror or f"not all could be written, {error}"
        raise StorageError(place, why) from error


def refuse_if_lost(out: Path) -> None:
    """Raise StorageError when a run's records are no longer there: so is the share they were on.

    Else a folder of the same name would be made where the share was, and be filled.
    """
    if not (out / FOLDER / TURNS).is_dir():
        raise StorageError(out, "it is no longer there")
