"""One scan to one read page, in plain functions that know no Prefect."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Event

import numpy as np

from flows.order import Settings
from ingest.inputs import NumberedScan
from ingest.scans import open_scan, source_of
from ingest.straighten import straighten
from layout.segment import segment
from ocr.engine import engine_named
from ocr.recognise import recognise
from press.errors import BanmianError
from press.page import Page, Pixels

Watch = Callable[[int, str], None]
"""Told the number of a page and what is being done to it now."""


class Stopped(Exception):
    """The run is being given up."""


@dataclass(frozen=True, slots=True)
class Workbench:
    """Where straightened pages lie until they are delivered, who watches, and when to stop."""

    folder: Path
    settings: Settings
    watch: Watch
    stop: Event


@dataclass(frozen=True, slots=True)
class PageWork:
    """A page as far as it came, and the seconds that went into it."""

    page: Page
    seconds: float


def work_on(scan: NumberedScan, bench: Workbench) -> PageWork:
    """Return the read page, or one of status `failed` that says why; raises only Stopped."""
    begun = time.monotonic()
    try:
        page = read_page(scan, bench)
    except Stopped:
        raise
    except BanmianError as error:
        page = failed_page(scan, named(scan, str(error)))
    except Exception as error:  # a fault of ours in one page must not cost the others
        page = failed_page(scan, named(scan, f"unexpected {type(error).__name__}: {error}"))
    bench.watch(scan.number, "done" if page.status == "ok" else "failed")
    return PageWork(page, time.monotonic() - begun)


def read_page(scan: NumberedScan, bench: Workbench) -> Page:
    """Open, straighten, segment and read one page, and keep its straightened pixels."""
    _step(scan, bench, "opening")
    opened = open_scan(scan.ref, dpi=bench.settings.dpi)
    _step(scan, bench, "straightening")
    straight = straighten(opened.pixels)
    height, width = straight.pixels.shape[:2]
    bare = Page(scan.number, width, height, opened.dpi, opened.source, straight.skew)
    _step(scan, bench, "finding columns")
    segmented = segment(bare, straight.pixels)
    _step(scan, bench, "reading")
    page = recognise(segmented, straight.pixels, engine_named(bench.settings.readers))
    np.save(pixels_file(bench.folder, scan.number), straight.pixels)
    return page


def kept_pixels(folder: Path, page: Page) -> Pixels:
    """Return the straightened pixels that `read_page` kept."""
    return np.asarray(np.load(pixels_file(folder, page.number), mmap_mode="r"), dtype=np.uint8)


def pixels_file(folder: Path, number: int) -> Path:
    return folder / f"p{number:04}.npy"


def failed_page(scan: NumberedScan, problem: str) -> Page:
    """Return the place of a page that could not be read, so that its number is not lost."""
    return Page(scan.number, 0, 0, 0, source_of(scan.ref), status="failed", problems=(problem,))


def named(scan: NumberedScan, problem: str) -> str:
    """Return a problem that says which file it is about."""
    return problem if scan.ref.path.name in problem else f"{scan.ref.path}: {problem}"


def _step(scan: NumberedScan, bench: Workbench, step: str) -> None:
    if bench.stop.is_set():
        raise Stopped
    bench.watch(scan.number, step)
