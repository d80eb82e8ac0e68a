"""Articles of real pages against the headlines that were keyed of them, and a picture of each.

`python -m benchmarks.real_articles ../shared/real` writes `out/real/NAME.overlay.jpg` and
`out/real/report.txt`. Of most pages the truth names the main articles only: what was found beyond
them is told, not counted as wrong.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click
import cv2
from rapidfuzz.fuzz import partial_ratio

from articles.compose import compose
from articles.likeness import bare
from benchmarks.real_pages import TRUTH, headlines_of
from export.images import overlay_picture
from export.overlay import overlay
from ingest.scans import ScanRef, open_scan
from ingest.straighten import straighten
from layout.segment import segment
from ocr.readers import readers_named
from ocr.recognise import recognise
from press.page import Issue, Page, Pixels, Source
from press.store import write_whole

ALIKE = 80
"""Per cent of a keyed headline that must have been read as one."""


@dataclass(frozen=True, slots=True)
class RealReport:
    """What was found of a page: its articles' headlines, and of those keyed the best match."""

    name: str
    headlines: tuple[str, ...]
    matches: tuple[tuple[str, str, float], ...]
    articles: int

    @property
    def found(self) -> int:
        return sum(like >= ALIKE for _, _, like in self.matches)

    def lines(self) -> list[str]:
        said = f"{self.name}: {self.articles} articles found, {len(self.matches)} listed; "
        said += f"{self.found} of {len(self.matches)} headlines"
        missed = [one for one in self.matches if one[2] < ALIKE]
        known = {found for _, found, like in self.matches if like >= ALIKE}
        return [
            said,
            *(f"  not found: {wanted} (nearest: {found})" for wanted, found, _ in missed),
            *(f"  also found: {one}" for one in self.headlines if one not in known),
        ]


def read_real(image: Path, readers: str = "verify") -> tuple[Issue, Pixels]:
    """Return what the page holds, and its straightened pixels."""
    scan = open_scan(ScanRef(image))
    straight = straighten(scan.pixels)
    height, width = straight.pixels.shape[:2]
    page = Page(1, width, height, scan.dpi, Source(image.name), skew=straight.skew)
    page = segment(page, straight.pixels)
    page = recognise(page, straight.pixels, readers_named(readers, "auto", 1))
    return compose([page]), straight.pixels


def report_on(name: str, keyed: Sequence[str], issue: Issue) -> RealReport:
    """Compare the articles' headlines with those that were keyed."""
    found = tuple(one.headline for one in issue.articles if one.headline)
    matches = []
    for wanted in keyed:
        like, best = max(((_likeness(wanted, one), one) for one in found), default=(0.0, ""))
        matches.append((wanted, best, like))
    return RealReport(name, found, tuple(matches), len(issue.articles))


def _likeness(wanted: str, found: str) -> float:
    one, other = bare(wanted), bare(found)
    return partial_ratio(one, other) if len(other) >= 0.8 * len(one) else 0.0


def report_real(folder: Path, out: Path, readers: str = "verify") -> list[RealReport]:
    """Read every page of a folder that has a truth; write its overlay and the report."""
    reports = []
    for truth in sorted(folder.glob(f"*{TRUTH}")):
        name = truth.name.removesuffix(TRUTH)
        issue, pixels = read_real(truth.with_name(f"{name}.jpg"), readers)
        (page,) = issue.pages
        picture = overlay(page, pixels, articles=issue.articles, doubts=issue.doubts)
        made = overlay_picture(picture)
        write_whole(out / f"{name}.overlay{made.suffix}", made.content)
        keyed = headlines_of(json.loads(truth.read_text(encoding="utf-8")))
        reports.append(report_on(name, keyed, issue))
    lines = [line for report in reports for line in report.lines()]
    write_whole(out / "report.txt", "\n".join(lines) + "\n")
    return reports


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--out", type=click.Path(path_type=Path), default="out/real", show_default=True)
@click.option("--readers", default="verify", show_default=True)
def main(folder: Path, out: Path, readers: str) -> None:
    """Read the real pages in FOLDER, and tell which of their headlines came back."""
    cv2.setNumThreads(1)
    for report in report_real(folder, out, readers):
        click.echo("\n".join(report.lines()))


if __name__ == "__main__":
    sys.exit(main())
