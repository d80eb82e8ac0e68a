"""Files opened in a confined child process, and what their openings can end in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np

from ingest.files import check_file, is_pdf, is_written
from ingest.limits import Limits, current_limits
from ingest.pixelwork import most_memory
from press.confined.allowance import Allowance
from press.confined.calls import Answer, Died, Failed, TookTooLong, TookTooMuch, call
from press.errors import (
    CrashedDecoder,
    DamagedPdf,
    DamagedScan,
    StillWritten,
    TooMuchMemory,
    TooSlow,
)
from press.naming import shown
from press.page import Pixels

CHANNELS = 3
BESIDES = 1_000_000
"""Bytes that may be written beside the pixels."""


def page_count(path: Path) -> int:
    """Return how many pages a file has; InputError when it cannot be opened."""
    return int(_asked(path, "ingest.opening:pages", ()).value)


def open_page(path: Path, number: int, *, dpi: int = 0, enough: int = 0) -> tuple[Pixels, float]:
    """Return the pixels of a page, counted from 0, grey or RGB, and its resolution, 0 if unknown.

    Raises InputError when the file cannot be used. `dpi` is at what a PDF is drawn, 0 for its own;
    with `enough` pixels along the long side a page may be opened smaller than it is.
    """
    answer = _asked(path, "ingest.opening:page", (number, dpi, enough, current_limits().pixels))
    shape = tuple(int(side) for side in answer.value["shape"])
    pixels = np.frombuffer(answer.content, np.uint8).reshape(shape)
    return pixels, float(answer.value["dpi"])


def _asked(path: Path, function: str, more: Sequence[Any]) -> Answer:
    limits = current_limits()
    check_file(path, limits.bytes)
    before = _state(path)
    allowance = Allowance(
        limits.seconds,
        most_memory(before[0], limits.pixels),
        CHANNELS * limits.pixels + BESIDES,
    )
    document = is_pdf(path)
    arguments = (str(Path.cwd()), str(path), document, *more)
    try:
        with _ends_named(path, limits, document=document):
            answer = call(function, arguments, allowance)
    except (DamagedScan, DamagedPdf) as error:
        if _state(path) != before or is_written(path):
            raise _still_written(path) from error
        raise
    if _state(path) != before:
        raise _still_written(path)
    return answer


@contextmanager
def _ends_named(path: Path, limits: Limits, *, document: bool) -> Iterator[None]:
    """Turn the ends that a confined call can come to into errors that name the file."""
    damaged = DamagedPdf if document else DamagedScan
    try:
        yield
    except Failed as error:
        raise damaged(
            f"{shown(path)} is damaged ({error}). Copy it again from the original, or rescan."
        ) from error
    except TookTooLong as error:
        raise TooSlow(
            f"{shown(path)} was not opened in {limits.seconds} s. Save it anew as TIFF or JPEG, or "
            "allow more with --max-seconds."
        ) from error
    except TookTooMuch as error:
        raise TooMuchMemory(
            f"{shown(path)} takes more memory than a page of its size does. Save it anew as TIFF "
            "or JPEG."
        ) from error
    except Died as error:
        raise CrashedDecoder(
            f"{shown(path)} made the program that opened it crash ({error}). Save it anew as TIFF "
            "or JPEG."
        ) from error


def _still_written(path: Path) -> StillWritten:
    return StillWritten(
        f"{shown(path)} is still being written. Wait until it is whole, and run it again."
    )


def _state(path: Path) -> tuple[int, int]:
    """Return what changes when a file is written to; InputError when it is gone."""
    known = path.stat()
    return known.st_size, known.st_mtime_ns
