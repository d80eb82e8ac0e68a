"""How good a page or an issue is likely to be, by how sure its characters are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from press.page import Issue, Page

IN_DOUBT = 0.02
"""A page of which more than this share is expected to be wrong is for a person to look at."""


DOUBTS_A_PAGE = 3.0
"""An issue with more doubtful decisions of grouping a page is for a person to look at, too."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """So many characters, of which so many are expected to be wrong."""

    characters: int = 0
    wrong: float = 0.0

    @property
    def rate(self) -> float:
        """The expected share of wrong characters."""
        return self.wrong / self.characters if self.characters else 0.0


def assess(pages: Iterable[Page]) -> Assessment:
    """Return how many characters there are and how many are expected to be wrong."""
    lines = [line for page in pages for region in page.regions for line in region.lines]
    wrong = sum(
        len(sure) - sum(sure)
        if (sure := line.confidences)
        else _by_mean(line.text, line.confidence)
        for line in lines
    )
    return Assessment(sum(len(line.text) for line in lines), wrong)


def _by_mean(text: str, confidence: float) -> float:
    return len(text) * (1 - confidence)


def in_doubt(pages: Iterable[Page], limit: float = IN_DOUBT) -> tuple[Page, ...]:
    """Return the pages of which more than `limit` is expected to be wrong."""
    return tuple(page for page in pages if assess([page]).rate > limit)


def why_in_doubt(issue: Issue, wrong_above: float, doubts_above: float) -> str:
    """Return why an issue as a whole is for a person to look at; empty when it need not be."""
    pages = [page for page in issue.pages if page.status == "ok"]
    rate, doubts = assess(pages).rate, len(issue.doubts)
    reasons = []
    if rate > wrong_above:
        reasons.append(f"more than {wrong_above:.1%} expected to be wrong")
    if pages and doubts / len(pages) > doubts_above:
        reasons.append(f"{doubts} doubtful decisions, more than {doubts_above:g} a page")
    return "; ".join(reasons)
