"""One scan to one read page, in plain functions that know no Prefect."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Event

import numpy as np

from flows.order import Settings
from flows.stopping import STOPPING
from ingest.inputs import NumberedScan
from ingest.scans import Scan, open_scan, source_of
from ingest.straighten import Straight, straighten
from layout.segment import segment
from ocr.readers import readers_named
from ocr.recognise import recognise
from press.errors import BanmianError, BlankPage
from press.page import Page, Pixels

Watch = Callable[[int, str], None]
"""Told the number of a page and what is being done to it now."""


class Stopped(Exception):
    """The run is being given up."""


@dataclass(frozen=True, slots=True)
class Workbench:
    """Where straightened pages lie until they are delivered, who watches, and when to stop.

    Each page may keep `workers` cores busy.
    """

    folder: Path
    settings: Settings
    watch: Watch
    stop: Event
    workers: int = 1


@dataclass(frozen=True, slots=True)
class PageWork:
    """A page as far as it came, and the seconds that went into it."""

    page: Page
    seconds: float


def work_on(scan: NumberedScan, bench: Workbench) -> PageWork:
    """Return the read page, or one of status `failed` that says why; raises only Stopped.

    A blank page is not failed: it is an empty page that says so in its problems.
    """
    begun = time.monotonic()
    try:
        page = read_page(scan, bench)
    except Stopped:
        raise
    except Exception as error:  # a fault of ours in one page must not cost the others
        _refuse_to_go_on(bench)  # a reader that was told to stop answers with an error
        known = isinstance(error, BanmianError)
        reason = str(error) if known else f"unexpected {type(error).__name__}: {error}"
        page = failed_page(scan, named(scan, reason))
    bench.watch(scan.number, "done" if page.status == "ok" else "failed")
    return PageWork(page, time.monotonic() - begun)


def read_page(scan: NumberedScan, bench: Workbench) -> Page:
    """Open, straighten, segment and read one page, and keep its straightened pixels."""
    _step(scan, bench, "opening")
    opened = open_scan(scan.ref, dpi=bench.settings.dpi)
    _step(scan, bench, "straightening")
    straight, problems = _straight(scan, opened)
    page = _bare(scan, opened, straight, problems)
    if not problems:
        _step(scan, bench, "finding columns")
        page = segment(page, straight.pixels)
        _step(scan, bench, "reading")
        settings = bench.settings
        readers = readers_named(settings.readers, settings.script, bench.workers)
        page = recognise(page, straight.pixels, readers)
    np.save(pixels_file(bench.folder, scan.number), straight.pixels)
    return page


def _straight(scan: NumberedScan, opened: Scan) -> tuple[Straight, tuple[str, ...]]:
    try:
        return straighten(opened.pixels), ()
    except BlankPage as blank:  # it belongs to its issue all the same
        return Straight(opened.pixels, 0.0), (named(scan, str(blank)),)


def _bare(scan: NumberedScan, opened: Scan, straight: Straight, problems: tuple[str, ...]) -> Page:
    height, width = straight.pixels.shape[:2]
    return Page(
        scan.number,
        width,
        height,
        opened.dpi,
        opened.source,
        skew=straight.skew,
        problems=problems,
    )


def kept_pixels(folder: Path, page: Page) -> Pixels:
    """Return the straightened pixels that `read_page` kept."""
    return np.asarray(
        np.load(pixels_file(folder, page.scan or page.number), mmap_mode="r"), dtype=np.uint8
    )


def pixels_file(folder: Path, number: int) -> Path:
    return folder / f"p{number:04}.npy"


def failed_page(scan: NumberedScan, problem: str) -> Page:
    """Return the place of a page that could not be read, so that its number is not lost."""
    return Page(scan.number, 0, 0, 0, source_of(scan.ref), status="failed", problems=(problem,))


def named(scan: NumberedScan, problem: str) -> str:
    """Return a problem that says which file it is about."""
    return problem if scan.ref.path.name in problem else f"{scan.ref.path}: {problem}"


def _step(scan: NumberedScan, bench: Workbench, step: str) -> None:
    _refuse_to_go_on(bench)
    bench.watch(scan.number, step)


def _refuse_to_go_on(bench: Workbench) -> None:
    if bench.stop.is_set() or STOPPING.is_set():
        raise Stopped
