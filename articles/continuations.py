"""Jump lines followed to their other half: one article from the parts on two or more pages.

Every first half is weighed against every second half: by the pages that their jump lines name, by
how alike their headlines are, and by how the text goes on. The halves are then paired so that
the weights together are most, and only pairs that weigh enough are joined.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from articles.likeness import headline_likeness, mentions
from articles.paragraphs import ENDINGS
from language.model import character_model
from press.page import Article, Jump, Passage

LEAST = 2.0
"""The weight from which two halves are joined."""

SURE = 4.0
"""The weight from which nobody need look at it."""

SAME = 0.9
"""How alike headlines must be when only one half has a jump line."""

UNTOLD = -1.0
"""The weight of a jump line that is not there."""

IMPOSSIBLE = -100.0

_RUN_IN = re.compile(r"[(（](?:下?转|紧?接|上接)[^()（）。]{1,9}版[)）]$")


@dataclass(frozen=True, slots=True)
class Half:
    """An article as far as it stands on one page: the page's printed number, and whether the
    text begins with a paragraph of its own."""

    article: Article
    folio: int
    fresh: bool = False

    def jumps(self, direction: str) -> list[Jump]:
        named = [jump for jump in self.article.jumps if jump.direction == direction]
        return [jump for jump in named if direction == "from" or "见" not in jump.text]


@dataclass(frozen=True, slots=True)
class Seam:
    """Two halves, by their places, and how much speaks for joining them."""

    first: int
    second: int
    weight: float
    next_best: float = IMPOSSIBLE

    @property
    def confidence(self) -> float:
        margin = min(self.weight - LEAST, self.weight - self.next_best)
        return round(float(1 / (1 + np.exp(-1.2 * margin - 0.4))), 3)


def seams(halves: Sequence[Half]) -> tuple[Seam, ...]:
    """Return the pairs of halves that belong together, each half at most once on either side."""
    places = [n for n, half in enumerate(halves) if half.article.body]
    if not places:
        return ()
    table = np.array([[weight(halves[one], halves[two]) for two in places] for one in places])
    if not (table >= LEAST).any():
        return ()
    # Half a second to load, and few issues go on from page to page.
    from scipy.optimize import linear_sum_assignment

    rows, columns = linear_sum_assignment(np.maximum(table, 0.0), maximize=True)
    found = []
    for row, column in zip(rows.tolist(), columns.tolist(), strict=True):
        others = np.append(np.delete(table[row], column), np.delete(table[:, column], row))
        next_best = float(others.max(initial=IMPOSSIBLE))
        if table[row, column] >= LEAST:
            weighed = float(table[row, column])
            found.append(Seam(places[row], places[column], weighed, next_best))
    return tuple(found)


def weight(first: Half, second: Half) -> float:
    """Weigh what speaks for two halves, and against them; 0 is as good as chance."""
    if first.article.pages[0] >= second.article.pages[0]:
        return IMPOSSIBLE
    there, back = first.jumps("to"), second.jumps("from")
    if not there and not back:
        return IMPOSSIBLE
    if (not there or not back) and not _namesakes(first.article, second.article):
        return IMPOSSIBLE
    total = _named(there, second.folio) + _named(back, first.folio)
    total += _heads(first.article, second.article)
    return total + _text(first.article, second)


def _namesakes(first: Article, second: Article) -> bool:
    """Tell halves that have one headline, where one of the two jump lines was not found.

    What points to another page as a teaser does is no half without a jump line.
    """
    if any(jump.direction == "to" and "见" in jump.text for jump in first.jumps):
        return False
    return headline_likeness(first.headline, second.headline) > SAME


def _named(jumps: Sequence[Jump], folio: int) -> float:
    """Weigh what a jump line says of the page on which the other half was found."""
    pages = {jump.page for jump in jumps}
    if not pages:
        return UNTOLD
    if folio in pages:
        return 1.5
    return 0.0 if 0 in pages or not folio else -3.0


def _heads(first: Article, second: Article) -> float:
    if not first.headline or not second.headline:
        return mentions(first.headline, second.text)
    like = headline_likeness(first.headline, second.headline)
    return 3.0 if like > 0.8 else 8.0 * like - 4.0


def _text(first: Article, second: Half) -> float:
    """Weigh whether a broken sentence goes on."""
    before, after = _end(first), _beginning(second.article)
    if not before or not after:
        return 0.0
    broken = before[-1] not in ENDINGS
    flow = 0.8 if broken != second.fresh else -0.8
    if broken and not second.fresh:
        flow += float(np.clip(0.4 * character_model().fit(before, after), -1.0, 1.0))
    return flow


def _end(article: Article) -> str:
    return _without_jump(article.body[-1].text) if article.body else ""


def _beginning(article: Article) -> str:
    return article.body[0].text if article.body else ""


def joined(halves: Sequence[Half], found: Sequence[Seam]) -> tuple[Article, ...]:
    """Return the articles with second halves taken into their first, in the given order."""
    after = {seam.first: seam.second for seam in found}
    taken = set(after.values())
    whole = []
    for number, half in enumerate(halves):
        if number in taken:
            continue
        chain = [number]
        while chain[-1] in after and after[chain[-1]] not in chain:
            chain.append(after[chain[-1]])
        article = half.article
        for _, place in pairwise(chain):
            article = _one(article, halves[place])
        whole.append(article)
    return tuple(whole)


def _one(first: Article, second: Half) -> Article:
    other = second.article
    return replace(
        first,
        body=_joined_body(first.body, second),
        signoff=other.signoff or first.signoff,
        captions=(*first.captions, *other.captions),
        jumps=(*first.jumps, *other.jumps),
        regions=(*first.regions, *other.regions),
        pages=tuple(sorted({*first.pages, *other.pages})),
        confidence=round(first.confidence * other.confidence, 4),
        reading_confidence=min(first.reading_confidence, other.reading_confidence),
    )


def _joined_body(first: tuple[Passage, ...], second: Half) -> tuple[Passage, ...]:
    """Rejoin a paragraph that was broken off; a jump line amid it is left out."""
    other = second.article.body
    if not first or not other or {first[-1].kind, other[0].kind} != {"paragraph"}:
        return (*first, *other)
    before = _without_jump(first[-1].text)
    if second.fresh:
        return (*first[:-1], Passage(before), *other)
    return (*first[:-1], Passage(before + other[0].text), *other[1:])


def _without_jump(text: str) -> str:
    return _RUN_IN.sub("", text.rstrip())
