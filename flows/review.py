"""What a person should look at in an issue: its problems, its masthead, decisions near a limit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from press.doubt import Doubt
from press.masthead import Check
from press.page import Issue

MOST = 6
"""Decisions that are named on one screen; `issue.json` has them all."""

DOUBTED = 0.6
"""Fields of a masthead less sure than this are named."""

_NAME = 14
_WHAT = {
    "headline": "a column under {own}",
    "column": "text of {own} goes on in another column",
    "page": "{own} goes on over pages",
    "caption": "a photo or caption with {own}",
}


def review_lines(issue: Issue) -> list[str]:
    """Return one line for everything to look at, the least sure decisions first."""
    doubts = sorted(issue.doubts, key=lambda doubt: doubt.confidence)
    more = len(doubts) - MOST
    return [
        *issue.problems,
        *(_mended(check) for check in checks_to_review(issue)),
        *(doubt_line(doubt, issue) for doubt in doubts[:MOST]),
        *([f"{more} more decisions to review stand in issue.json"] if more > 0 else []),
    ]


def checks_to_review(issue: Issue) -> list[Check]:
    """Return what was mended in the masthead, and what is doubted."""
    return [one for one in issue.masthead.checks if one.printed or one.confidence < DOUBTED]


def doubt_line(doubt: Doubt, issue: Issue) -> str:
    """Return a decision in words: `page 2: a column under a03 “...”, or a05 “...”? 71 % sure`."""
    names = dict(_names(issue))
    what = _WHAT[doubt.kind].format(own=names.get(doubt.article, doubt.article))
    other = f", or {names[doubt.alternative]}" if doubt.alternative in names else ""
    return f"page {doubt.page}: {what}{other}? {doubt.confidence:.0%} sure: {doubt.reason}"


def review_as_json(issue: Issue) -> dict[str, Any]:
    """Return the same for programs, whole."""
    return {
        "problems": list(issue.problems),
        "masthead": [
            {"field": one.field, "confidence": one.confidence, "reason": one.reason}
            for one in checks_to_review(issue)
        ],
        "doubts": [
            {
                "page": one.page,
                "kind": one.kind,
                "article": one.article,
                "alternative": one.alternative,
                "confidence": one.confidence,
                "reason": one.reason,
            }
            for one in issue.doubts
        ],
    }


def _mended(check: Check) -> str:
    read = f", read as {check.printed}" if check.printed else ""
    return f"masthead: {check.field}{read}: {check.reason or 'hard to read'}"


def _names(issue: Issue) -> Iterator[tuple[str, str]]:
    for article in issue.articles:
        head = article.headline or article.text
        short = head[:_NAME] + ("…" if len(head) > _NAME else "")
        yield article.id, f"{article.id} {short}".strip()
