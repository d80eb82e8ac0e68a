"""What is no longer wanted under `.banmian` and beside the packages, removed after some days."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from flows.records import FOLDER

DAY_S = 86_400.0
PAGES_DAYS = 7.0
"""So long finished pages are kept whose issue is not through."""
LEFT_OVER_DAYS = 1.0
"""A hidden folder beside the packages that is so old was left by a process that was killed."""


def tidy(out: Path, *, pages_days: float, pictures_days: float) -> tuple[int, int]:
    """Remove finished pages, pictures and left-overs of that age; return how many, and bytes."""
    old = [
        *_older(out / FOLDER / "pages", pages_days),
        *_older(out / FOLDER / "pictures", pictures_days),
        *_left_over(out),
    ]
    size = 0
    for path in old:
        size += _size(path)
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
    return len(old), size


def _older(folder: Path, days: float) -> Iterator[Path]:
    limit = time.time() - days * DAY_S
    for path in folder.iterdir() if folder.is_dir() else ():
        with suppress(OSError):
            if _last_change(path) < limit:
                yield path


def _left_over(out: Path) -> Iterator[Path]:
    """Yield the folders in which packages were being written when their process was killed."""
    for path in _older(out, LEFT_OVER_DAYS):
        if path.name.startswith(".") and path.name != FOLDER and path.is_dir():
            yield path


def _last_change(path: Path) -> float:
    inside = (one.stat().st_mtime for one in path.iterdir()) if path.is_dir() else ()
    return float(max((path.stat().st_mtime, *inside)))


def _size(path: Path) -> int:
    with suppress(OSError):
        files = path.rglob("*") if path.is_dir() else (path,)
        return sum(one.stat().st_size for one in files if one.is_file())
    return 0
