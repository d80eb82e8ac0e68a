"""What was done to a page from scan to articles, for ALTO's processing and PREMIS' events."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from press.page import Issue, Page

OWN = "banmian"


@dataclass(frozen=True, slots=True)
class Step:
    """One step; `category` is ALTO's, `event` one of PREMIS' event types."""

    category: str
    event: str
    description: str
    software: str
    version: str
    settings: str = ""


def steps(issue: Issue, page: Page) -> Iterator[Step]:
    """Yield the steps of one page in the order in which they were taken."""
    run = issue.run
    turned = f"skew={page.skew:g} dpi={page.dpi}"
    yield Step("preOperation", "normalization", "straightened", OWN, run.version, turned)
    yield Step("contentGeneration", "layout analysis", "taken apart", OWN, run.version)
    reading = " ".join(f"{name}={value}" for name, value in sorted(run.settings.items()))
    for name, version in sorted(run.readers.items()):
        yield Step("contentGeneration", "OCR", "read", name, version, reading)
    yield Step("postOperation", "article segmentation", "put together", OWN, run.version)
