"""A decision of grouping that stood near its threshold, for a person to review."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Doubt:
    """What was decided about some regions, and what else might have been.

    `kind` is `headline` (which one owns a column), `column` (a text joined over a column break),
    `page` (an article joined over two pages, or not) or `caption` (whose photo it is). `article`
    is the id of the article that has the regions, `alternative` of the one that might have them,
    empty for none; `confidence` is how likely the decision is right.
    """

    kind: str
    page: int
    regions: tuple[str, ...]
    article: str
    alternative: str = ""
    confidence: float = 0.5
    reason: str = ""
