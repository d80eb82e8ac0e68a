"""Files that others have put there: looked at without waiting, being led astray or parsing them."""

from __future__ import annotations

import fcntl
import os
import stat
from io import BufferedReader
from pathlib import Path

from press.errors import (
    EmptyFile,
    LinkOutside,
    MissingInput,
    SpecialFile,
    TooLargeFile,
    UnreadableScan,
)
from press.naming import shown

BEGINNING = 1024
"""A PDF has its sign somewhere in so many bytes."""


def open_regular(path: Path) -> BufferedReader:
    """Open a file for reading; SpecialFile for a pipe or a device, which would keep us waiting."""
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY)
    file = os.fdopen(handle, "rb")
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        file.close()
        raise SpecialFile(
            f"{shown(path)} is a pipe, a socket, a device or a folder, not a file. "
            "Put the scan itself there."
        )
    return file


def is_pdf(path: Path) -> bool:
    """Tell a PDF by its first bytes, whatever its name."""
    try:
        with open_regular(path) as file:
            return b"%PDF-" in file.read(BEGINNING)
    except (OSError, SpecialFile):
        return False


def check_file(path: Path, most_bytes: int) -> None:
    """Refuse a file that is not there, empty, too large, no file at all, or may not be read."""
    try:
        with open_regular(path) as file:
            size = os.fstat(file.fileno()).st_size
    except FileNotFoundError as error:
        raise MissingInput(
            f"{shown(path)}: no such file. Check the spelling of the path."
        ) from error
    except OSError as error:
        raise UnreadableScan(f"{shown(path)} cannot be read: {error.strerror}.") from error
    if not size:
        raise EmptyFile(f"{shown(path)} is an empty file. Copy or scan the page again.")
    if size > most_bytes:
        raise TooLargeFile(
            f"{shown(path)} has {size / 1e6:.1f} MB; {most_bytes / 1e6:.0f} are allowed. "
            "Make a file of each page, or allow more with --max-megabytes."
        )


def is_written(path: Path) -> bool:
    """Tell whether some process has a file open to write to it, as far as the kernel will say."""
    try:
        with open_regular(path) as file:
            fcntl.fcntl(file, fcntl.F_SETLEASE, fcntl.F_RDLCK)
            fcntl.fcntl(file, fcntl.F_SETLEASE, fcntl.F_UNLCK)
    except BlockingIOError:
        return True
    except (OSError, SpecialFile):  # another's file, or a file system without leases
        return False
    return False


def refuse_link_outside(path: Path, folder: Path | None) -> None:
    """Raise LinkOutside for a path that leads out of the folder it was found in, if in one."""
    if folder and not path.resolve().is_relative_to(folder.resolve()):
        raise LinkOutside(
            f"{shown(path)} is a link that leads out of its folder. Copy the scan itself there."
        )
