"""One scan, a file or a frame of it, opened as pixels with its resolution."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from math import isfinite
from pathlib import Path

import numpy as np

from ingest.files import open_regular, refuse_link_outside
from ingest.safely import open_page, page_count
from ingest.spread import Fold, half_of
from press.errors import InputError
from press.naming import shown
from press.page import Pixels, Source

LONGEST_SHEET_MM = 1200  # a broadsheet spread laid open is 790 mm wide


@dataclass(frozen=True, slots=True)
class Lie:
    """How a page lies in its scan.

    `turn` is the degrees, anticlockwise, 0, 90, 180 or 270, that bring the scan upright. `part` is
    `left` or `right` of the `fold` for one page of a spread, else empty.
    """

    turn: int = 0
    part: str = ""
    fold: Fold | None = None


@dataclass(frozen=True, slots=True)
class ScanRef:
    """Where a page's scan is: a file, and its frame or PDF page counted from 0.

    `lie` is None as long as nobody has looked; the scan then is one page that lies upright.
    No link may lead out of the folder `within`; None for a file that a person has named.
    """

    path: Path
    frame: int = 0
    lie: Lie | None = None
    within: Path | None = None


@dataclass(frozen=True, slots=True)
class Scan:
    """An opened scan; `dpi` is 0 when nobody knows it."""

    pixels: Pixels
    dpi: int
    source: Source


def refs_of(path: Path, within: Path | None = None) -> tuple[ScanRef, ...]:
    """Return a reference for each frame of a file; one for a file that cannot be opened.

    Opening that one says what is wrong, so that a bad file costs its own page only.
    """
    try:
        refuse_link_outside(path, within)
        frames = page_count(path)
    except InputError:
        frames = 1
    return tuple(ScanRef(path, frame, within=within) for frame in range(frames))


def open_scan(ref: ScanRef, *, dpi: int = 0) -> Scan:
    """Open a page's scan, upright; a `dpi` other than 0 overrules the file's own."""
    refuse_link_outside(ref.path, ref.within)
    opened, own_dpi = open_page(ref.path, ref.frame, dpi=dpi)
    known = dpi or believable_dpi(own_dpi, max(opened.shape[:2]))
    return Scan(_as_it_lies(opened, ref.lie or Lie()), known, source_of(ref))


def open_small(ref: ScanRef, enough: int) -> Pixels:
    """Open a scan as it is, with `enough` pixels along its long side or more: a first look."""
    refuse_link_outside(ref.path, ref.within)
    return open_page(ref.path, ref.frame, enough=enough)[0]


def _as_it_lies(scanned: Pixels, lie: Lie) -> Pixels:
    upright = scanned
    if lie.turn:
        upright = np.ascontiguousarray(np.rot90(scanned, lie.turn // 90))
    if lie.fold is None:
        return upright
    return half_of(upright, lie.fold, lie.part)


def source_of(ref: ScanRef) -> Source:
    """Return the name, sha256, frame and part that a page keeps of its scan."""
    try:
        with open_regular(ref.path) as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, InputError):
        digest = ""
    return Source(shown(ref.path.name), digest, ref.frame, ref.lie.part if ref.lie else "")


def believable_dpi(dpi: float, longer_side: int) -> int:
    """Return a file's resolution, or 0 when it would make the sheet larger than any newspaper."""
    if not isfinite(dpi) or round(dpi) <= 0 or longer_side / dpi * 25.4 > LONGEST_SHEET_MM:
        return 0
    return round(dpi)
