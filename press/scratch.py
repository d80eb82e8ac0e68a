"""Places for work that is not finished: known as left over once their process is gone.

A place is locked (flock) while it is in use, and the lock dies with its process. So whoever comes
later can tell what the dead have left from what the living work on, and remove it.
"""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import stat
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

LOCK = "lock"
_UNFINISHED = re.compile(r"\..+\.[a-z0-9_]{8}")


@contextmanager
def scratch_folder(home: Path, prefix: str) -> Iterator[Path]:
    """Make a folder in `home` that is gone in the end; OSError when it cannot be made."""
    folder, lock = _made(home, prefix)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        lock.close()
        shutil.rmtree(folder, ignore_errors=True)  # NFS keeps what is open


@contextmanager
def scratch_file(home: Path, prefix: str) -> Iterator[tuple[Path, BinaryIO]]:
    """Open a new hidden file in `home` that is gone if the block fails."""
    handle, name = _made_file(home, f".{prefix}")
    with os.fdopen(handle, "wb") as file:
        try:
            yield Path(name), file
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise


def remove_left_over(
    home: Path, prefix: str, rescue: Callable[[Path], None] = lambda _: None
) -> None:
    """Remove scratch folders of processes that are gone, after `rescue` has looked into each."""
    for folder in sorted(home.glob(f"{prefix}*")):
        with suppress(OSError):  # of somebody else, or in use
            if not _is_mine(folder, stat.S_ISDIR):
                continue
            handle = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
            with closing(os.fdopen(handle, "rb")) as lock:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                rescue(folder)
                shutil.rmtree(folder, ignore_errors=True)
            shutil.rmtree(folder, ignore_errors=True)


def remove_left_over_files(folder: Path) -> None:
    """Remove hidden files below a folder that processes were writing which are gone."""
    for file in folder.rglob(".*"):
        with suppress(OSError):
            if not _UNFINISHED.fullmatch(file.name) or not _is_mine(file, stat.S_ISREG):
                continue
            with closing(os.fdopen(os.open(file, os.O_RDWR | os.O_NOFOLLOW), "rb")) as lock:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                file.unlink()


def _made(home: Path, prefix: str) -> tuple[Path, BinaryIO]:
    while True:
        folder = Path(tempfile.mkdtemp(dir=home, prefix=prefix))
        with suppress(FileNotFoundError):  # somebody took it for left over before it was locked
            lock = (folder / LOCK).open("wb")
            if _locked(lock.fileno()):
                return folder, lock
            lock.close()


def _made_file(home: Path, prefix: str) -> tuple[int, str]:
    while True:
        handle, name = tempfile.mkstemp(dir=home, prefix=prefix)
        if _locked(handle):
            return handle, name
        os.close(handle)


def _locked(handle: int) -> bool:
    """Lock a file; tell whether it is still there. A disk without locks keeps what is left over."""
    with suppress(OSError):
        fcntl.flock(handle, fcntl.LOCK_EX)
    return os.fstat(handle).st_nlink > 0


def _is_mine(path: Path, kind: Callable[[int], bool]) -> bool:
    known = path.lstat()
    return kind(known.st_mode) and known.st_uid == os.geteuid()
