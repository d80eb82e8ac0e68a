"""Whether an error is the scan's own, or comes of a disk or a share that works on it need."""

from __future__ import annotations

import errno
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

from press.errors import StorageError

_OF_STORAGE = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.ESTALE, errno.ENOTCONN}
LEAST_FREE = 2**20
"""Bytes: with less, what was written for Tesseract or the shelf has come to nothing."""


def refuse_without_storage(scans: Path, shelf: Path, error: Exception) -> None:
    """Raise StorageError when an error came of storage: scans gone, no space, a lost share.

    A full disk or a lost share would else be taken for as many bad scans as there are pages.
    """
    if not scans.is_dir():
        raise StorageError(scans, "it is no longer there") from error
    if isinstance(error, OSError) and error.errno in _OF_STORAGE:
        named = Path(error.filename) if isinstance(error.filename, str) else shelf
        raise StorageError(named, error.strerror or str(error)) from error
    for place in (temporary_folder(), shelf):
        with suppress(OSError):
            if shutil.disk_usage(place).free < LEAST_FREE:
                raise StorageError(place, "it is full") from error


def temporary_folder() -> Path:
    """Return where temporary files go; StorageError when there is no place for them."""
    try:
        return Path(tempfile.gettempdir())
    except OSError as error:
        raise StorageError(Path("/tmp"), "no temporary file can be written") from error
