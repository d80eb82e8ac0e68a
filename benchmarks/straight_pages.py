"""Pages as readers get them: opened and made straight, with regions to read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.real_pages import Piece, RealPage
from benchmarks.testpages import Recipe, TestPage
from benchmarks.truth_regions import bare, every_nth_body, on_straightened, painted_over
from ingest.ink import grey
from ingest.scans import ScanRef, open_scan
from ingest.straighten import straighten
from layout.segment import segment
from press.page import Page, Pixels, Source


@dataclass(frozen=True, slots=True)
class Waiting:
    """A page that has not been opened yet; a real one has pieces instead of a truth by region."""

    name: str
    image: Path
    state: str
    truth: Page | None = None
    pieces: tuple[Piece, ...] = ()
    face: str = ""
    held_out: bool = False


@dataclass(frozen=True, slots=True)
class Straightened:
    """A straight page, what stands in its regions, and the same without text for a reader."""

    pixels: Pixels
    bare: Page
    truth: Page

    @property
    def grey(self) -> Pixels:
        return grey(self.pixels)


def of_issue(issue: TestPage, recipe: Recipe) -> Iterator[Waiting]:
    """Give the pages of a typeset issue, each with the scan that it names."""
    face = str(issue.truth.run.settings["body"])
    images = {image.name: image for image in issue.images}
    for page in issue.truth.pages:
        image = images[page.source.name]
        name = f"{issue.name}-p{page.number}"
        yield Waiting(
            name, image, recipe.state, truth=page, face=face, held_out=issue.held_out
        )  # fmt: skip


def of_real(page: RealPage) -> Waiting:
    return Waiting(page.name, page.image, "real", pieces=page.pieces)


def straightened(page: Waiting, *, step: int = 1) -> Straightened:
    """Open a page, turn it straight, and bring the truth's regions onto it.

    Of its body regions every `step`-th is kept and the others are painted over. Where there is no
    truth by region the layout finds the regions.
    """
    scan = open_scan(ScanRef(page.image))
    straight = straighten(scan.pixels)
    height, width = straight.pixels.shape[:2]
    if page.truth is None:
        blank = Page(1, width, height, scan.dpi, Source(page.image.name), skew=straight.skew)
        found = segment(blank, straight.pixels)
        return Straightened(straight.pixels, bare(found), found)
    kept, gone = every_nth_body(on_straightened(page.truth, width, height), step)
    return Straightened(painted_over(straight.pixels, gone), bare(kept), kept)
