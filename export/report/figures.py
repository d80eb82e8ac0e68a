"""What a report counts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from export.report.marked import DOUBTFUL, UNSURE
from press.page import Issue, Line


@dataclass(frozen=True, slots=True)
class Doubt:
    """How many characters there are, how many are marked, and how many are likely wrong."""

    characters: int
    doubtful: int
    unsure: int
    expected_wrong: float

    @property
    def share_wrong(self) -> float:
        return self.expected_wrong / self.characters if self.characters else 0.0


def doubt_in(lines: Iterable[Line]) -> Doubt:
    """Count; characters of unknown confidence are taken for right."""
    lines = tuple(lines)
    sure = [value for line in lines for value in line.confidences]
    return Doubt(
        sum(len(line.text) for line in lines),
        sum(value < DOUBTFUL for value in sure),
        sum(DOUBTFUL <= value < UNSURE for value in sure),
        sum(1 - value for value in sure),
    )


def figures_of(issue: Issue) -> list[tuple[str, str, str]]:
    """Return Chinese name, English name and value of every figure."""
    regions = [region for page in issue.pages for region in page.regions]
    lines = [line for region in regions for line in region.lines]
    doubt = doubt_in(lines)
    failed = sum(page.status == "failed" for page in issue.pages)
    told = [
        ("版面", "pages", str(len(issue.pages))),
        ("文章", "articles", str(len(issue.articles))),
        ("区域", "regions", str(len(regions))),
        ("字数", "characters", f"{doubt.characters:,}"),
        ("存疑", "doubtful characters", f"{doubt.doubtful:,}"),
        ("略疑", "less sure characters", f"{doubt.unsure:,}"),
        ("估计错字", "characters likely wrong", f"{doubt.expected_wrong:.0f}"),
        ("估计错率", "likely error rate", f"{doubt.share_wrong:.2%}"),
        ("读法不一", "places where readers differed", str(sum(len(x.choices) for x in lines))),
        ("待核归属", "decisions to review", str(len(issue.doubts))),
    ]
    if failed:
        told.append(("未成版面", "failed pages", str(failed)))
    return told
