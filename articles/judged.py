"""How likely pieces are right, and which of the decisions behind them are to be reviewed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log

from articles.continuations import Half, Seam
from articles.decisions import Decision, decisions_of, piece_features
from articles.group import Piece
from articles.weights import ARTICLE, Weigher
from press.doubt import Doubt
from press.page import Article

DOUBTFUL = 0.9
"""Decisions that are less likely right than this are listed for review."""

KINDS = ("headline", "column", "caption")
LEAST = 0.01


@dataclass(frozen=True, slots=True)
class Judged:
    """A piece, how likely it is right, and its decisions with how likely each is."""

    piece: Piece
    confidence: float
    decisions: tuple[tuple[Decision, float], ...]


def judged(pieces: Sequence[Piece], em: float, weigher: Weigher) -> list[Judged]:
    """Judge the pieces of one page, each by its decisions, its looks and its neighbours."""
    decided = [
        tuple((one, weigher.probability(one.kind, one.features)) for one in decisions_of(piece, em))
        for piece in pieces
    ]
    sure = [_least(one) for one in decided]
    found = []
    for place, piece in enumerate(pieces):
        others = tuple(other for other in pieces if other is not piece)
        looks = piece_features(piece, others, em)
        worst = min((other for n, other in enumerate(sure) if n != place), default=0.0)
        features = (1.0, sure[place], worst, *looks)
        found.append(Judged(piece, weigher.probability(ARTICLE, features), decided[place]))
    return found


def _least(decided: Sequence[tuple[Decision, float]]) -> float:
    """Return the log probability of the least likely decisions of each kind, together."""
    return sum(
        min((log(max(LEAST, sure)) for one, sure in decided if one.kind == kind), default=0.0)
        for kind in KINDS
    )


def doubts(
    judgements: Sequence[Judged], articles: Sequence[Article], limit: float = DOUBTFUL
) -> Iterator[Doubt]:
    """Yield the decisions on a page that are less likely right than `limit`.

    A photo and its caption are one decision.
    """
    home = {name: article.id for article in articles for name in article.regions}
    found: dict[tuple[str, int, str, str, float, str], tuple[str, ...]] = {}
    for one in judgements:
        for decision, sure in one.decisions:
            alternative = home.get(decision.other, "")
            own = home.get(decision.regions[0], "")
            if sure < limit and own and (decision.kind == "column" or alternative != own):
                told = own, alternative, round(sure, 3), decision.reason
                key = (decision.kind, one.piece.page, *told)
                found[key] = (*found.get(key, ()), *decision.regions)
    for (kind, page, own, alternative, sure, reason), regions in found.items():
        yield Doubt(kind, page, regions, own, alternative, sure, reason)


def page_doubts(
    halves: Sequence[Half], seams: Sequence[Seam], articles: Sequence[Article]
) -> Iterator[Doubt]:
    """Yield joins over pages that are not sure, and halves whose other half was not found."""
    home = {name: article.id for article in articles for name in article.regions}
    on = {half.folio for half in halves}
    for seam in seams:
        second = halves[seam.second].article
        if seam.confidence < DOUBTFUL:
            named = home[second.regions[0]]
            reason = "headline, page and text say little of whether they belong together"
            page = second.pages[0]
            yield Doubt("page", page, second.regions[:1], named, "", seam.confidence, reason)
    joined = {seam.first for seam in seams}, {seam.second for seam in seams}
    for direction, done in zip(("to", "from"), joined, strict=True):
        for place, half in enumerate(halves):
            for jump in half.jumps(direction) if place not in done else ():
                if jump.page in on and half.article.body:
                    own = half.article
                    named = home[own.regions[0]]
                    reason = f"no other half was found on page {jump.page}: {jump.text}"
                    yield Doubt("page", own.pages[0], own.regions[:1], named, "", 0.5, reason)
