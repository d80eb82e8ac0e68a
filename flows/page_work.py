"""One scan to one read page, in plain functions that know no Prefect."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event

import numpy as np

from flows.order import Settings
from flows.shelf import Keys, Shelf, keys_of
from flows.stopping import STOPPING
from flows.storage import refuse_without_storage
from ingest.inputs import NumberedScan
from ingest.resolution import mended, resolution
from ingest.scans import Scan, open_scan, source_of
from ingest.straighten import NOTHING_PRINTED, Straight, straighten
from layout.segment import segment
from ocr.readers import readers_named
from ocr.recognise import recognise
from press.errors import BanmianError, BlankPage, StorageError
from press.naming import shown
from press.page import Page, Pixels

Watch = Callable[[int, str], None]
"""Told the number of a page and what is being done to it now."""


class Stopped(Exception):
    """The run is being given up."""


@dataclass(frozen=True, slots=True)
class Workbench:
    """Where straightened pages lie until they are delivered, who watches, and when to stop.

    `settings_of` tells how a page is read. Each page may keep `workers` cores busy. Pages on the
    `shelf` outlast the run.
    """

    folder: Path
    settings_of: Callable[[int], Settings]
    watch: Watch
    stop: Event
    shelf: Shelf
    workers: int = 1


@dataclass(frozen=True, slots=True)
class PageWork:
    """A page as far as it came, and the seconds that went into it, in all and step by step.

    `cause` is the kind of problem of a failed page in two or three words; `kept` tells that
    an earlier run had read the page.
    """

    page: Page
    seconds: float
    steps: tuple[tuple[str, float], ...] = ()
    cause: str = ""
    kept: bool = False


class Clock:
    """Goes on from step to step of a page, telling who watches, and keeps the times."""

    def __init__(self, scan: NumberedScan, bench: Workbench) -> None:
        self._scan, self._bench = scan, bench
        self._begun: list[tuple[str, float]] = []

    def step(self, name: str) -> None:
        """Begin a step; Stopped when the run is being given up."""
        _refuse_to_go_on(self._bench)
        self._bench.watch(self._scan.number, name)
        self._begun.append((name, time.monotonic()))

    def steps(self) -> tuple[tuple[str, float], ...]:
        """Return what has been done and for how many seconds."""
        ends = [*(begun for _, begun in self._begun[1:]), time.monotonic()]
        timed = zip(self._begun, ends, strict=False)
        return tuple((name, end - begun) for (name, begun), end in timed)


def work_on(scan: NumberedScan, bench: Workbench) -> PageWork:
    """Return the read page, or one of status `failed` that says why.

    Raises only Stopped and, when the machine is at fault and not the scan, StorageError.

    A blank page is not failed: it is an empty page that says so in its problems.
    """
    _refuse_to_go_on(bench)
    begun, clock, cause = time.monotonic(), Clock(scan, bench), ""
    kept = None
    try:
        keys = keys_of(source_of(scan.ref), scan.number, bench.settings_of(scan.number))
        kept = _kept(scan, keys, bench)
        page = kept or read_page(scan, keys, bench, clock)
    except (Stopped, StorageError):
        raise
    except Exception as error:  # a fault of ours in one page must not cost the others
        _refuse_to_go_on(bench)  # a reader that was told to stop answers with an error
        refuse_without_storage(scan.ref.path.parent, bench.shelf.folder, error)
        known = isinstance(error, BanmianError)
        reason = str(error) if known else f"unexpected {type(error).__name__}: {error}"
        page = failed_page(scan, named(scan, reason))
        cause = cause_of(error)
    bench.watch(scan.number, "done" if page.status == "ok" else "failed")
    return PageWork(page, time.monotonic() - begun, clock.steps(), cause, kept is not None)


def cause_of(error: Exception) -> str:
    """Return the kind of an error in words: `encrypted PDF`, `unreadable scan`."""
    if not isinstance(error, BanmianError):
        return f"unexpected {type(error).__name__}"
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", type(error).__name__).lower()
    return words.replace("pdf", "PDF")


def _kept(scan: NumberedScan, keys: Keys, bench: Workbench) -> Page | None:
    """Return the page if an earlier run has read it and its pixels are there, too."""
    page = bench.shelf.page(keys, "read")
    if page is None or bench.shelf.pixels(keys) is None:
        return None
    _lay_out(scan, keys, bench)
    return page


def read_page(scan: NumberedScan, keys: Keys, bench: Workbench, clock: Clock) -> Page:
    """Open, straighten, segment and read one page, and keep what came of every stage."""
    shelf, settings = bench.shelf, bench.settings_of(scan.number)
    page, pixels = shelf.page(keys, "straight"), shelf.pixels(keys)
    if page is None or pixels is None:
        page, pixels = _straight_page(scan, bench, clock)
        shelf.keep_pixels(keys, pixels)
        shelf.keep(keys, "straight", page)
    if not _is_blank(page):
        found = shelf.page(keys, "segmented")
        if found is None:
            clock.step("finding columns")
            found = segment(page, pixels, settings.layout_model)
            shelf.keep(keys, "segmented", found)
        clock.step("reading")
        readers = readers_named(settings.readers, settings.script, bench.workers)
        page = recognise(found, pixels, readers)
    shelf.keep(keys, "read", page)
    _lay_out(scan, keys, bench)
    return page


def _straight_page(scan: NumberedScan, bench: Workbench, clock: Clock) -> tuple[Page, Pixels]:
    clock.step("opening")
    dpi = bench.settings_of(scan.number).dpi
    opened = open_scan(scan.ref, dpi=dpi)
    clock.step("straightening")
    straight, problems = _straight(scan, opened)
    told = dpi > 0
    return _bare(scan, opened, straight, problems, told=told), straight.pixels


def _lay_out(scan: NumberedScan, keys: Keys, bench: Workbench) -> None:
    """Let the page's pixels be found by its number while its issue is in work."""
    place = pixels_file(bench.folder, scan.number)
    with suppress(FileNotFoundError):
        place.unlink()
    place.symlink_to(bench.shelf.pixels_file(keys).resolve())


def _straight(scan: NumberedScan, opened: Scan) -> tuple[Straight, tuple[str, ...]]:
    try:
        return straighten(opened.pixels), ()
    except BlankPage as blank:  # it belongs to its issue all the same
        return Straight(opened.pixels, 0.0), (named(scan, str(blank)),)


def _is_blank(page: Page) -> bool:
    return any(problem.endswith(NOTHING_PRINTED) for problem in page.problems)


def _bare(
    scan: NumberedScan, opened: Scan, straight: Straight, problems: tuple[str, ...], *, told: bool
) -> Page:
    """Return the page without regions; its dpi, unless a person `told` it, must fit its type."""
    height, width = straight.pixels.shape[:2]
    dpi = opened.dpi if told else resolution(opened.dpi, straight.em, max(height, width))
    if opened.dpi and dpi != opened.dpi:
        problems = (*problems, named(scan, mended(opened.dpi, dpi)))
    return Page(
        scan.number,
        width,
        height,
        dpi,
        opened.source,
        skew=straight.skew,
        turn=scan.ref.lie.turn if scan.ref.lie else 0,
        curl=straight.curl,
        problems=problems,
    )


def kept_pixels(folder: Path, page: Page) -> Pixels:
    """Return the straightened pixels that `read_page` kept."""
    return np.asarray(np.load(pixels_file(folder, page.scan_number), mmap_mode="r"), dtype=np.uint8)


def pixels_file(folder: Path, number: int) -> Path:
    return folder / f"p{number:04}.npy"


def failed_page(scan: NumberedScan, problem: str) -> Page:
    """Return the place of a page that could not be read, so that its number is not lost."""
    return Page(scan.number, 0, 0, 0, source_of(scan.ref), status="failed", problems=(problem,))


def named(scan: NumberedScan, problem: str) -> str:
    """Return a problem that says which file it is about."""
    path = scan.ref.path
    return problem if shown(path.name) in problem else f"{shown(path)}: {problem}"


def _refuse_to_go_on(bench: Workbench) -> None:
    if bench.stop.is_set() or STOPPING.is_set():
        raise Stopped
