"""Jump lines followed to their other half: one article from the parts on two pages."""

from __future__ import annotations

from dataclasses import replace

from rapidfuzz.fuzz import partial_ratio

from articles.phrases import folded
from press.page import Article, Passage

ALIKE = 70.0
"""Per cent of likeness above which the headline of a second half names the first."""

_ENDINGS = frozenset("。!?！？…”」』】)）:：;；")


def joined(articles: tuple[Article, ...]) -> tuple[Article, ...]:
    """Return the articles with second halves taken into their first, in the given order."""
    taken: dict[int, int] = {}
    for number, article in enumerate(articles):
        first = _first_half(article, articles)
        if first is not None and first not in taken.values():
            taken[number] = first
    whole = list(articles)
    for second, first in taken.items():
        whole[first] = _one(whole[first], articles[second])
    return tuple(article for number, article in enumerate(whole) if number not in taken)


def _first_half(second: Article, articles: tuple[Article, ...]) -> int | None:
    pages = [jump.page for jump in second.jumps if jump.direction == "from"]
    if not pages:
        return None
    candidates = [
        (_likeness(first, second), number)
        for number, first in enumerate(articles)
        if first is not second
        and first.pages[0] in pages
        and first.body
        and any(j.direction == "to" and j.page in (0, second.pages[0]) for j in first.jumps)
    ]
    best = max(candidates, default=None)
    if best is None:
        return None
    return best[1] if best[0] >= ALIKE or len(candidates) == 1 else None


def _likeness(first: Article, second: Article) -> float:
    return partial_ratio(folded(first.headline), folded(second.headline))


def _one(first: Article, second: Article) -> Article:
    return replace(
        first,
        body=_joined_body(first.body, second.body),
        signoff=second.signoff or first.signoff,
        captions=(*first.captions, *second.captions),
        jumps=(*first.jumps, *second.jumps),
        regions=(*first.regions, *second.regions),
        pages=tuple(sorted({*first.pages, *second.pages})),
        confidence=min(first.confidence, second.confidence),
    )


def _joined_body(first: tuple[Passage, ...], second: tuple[Passage, ...]) -> tuple[Passage, ...]:
    if not first or not second or {first[-1].kind, second[0].kind} != {"paragraph"}:
        return (*first, *second)
    if first[-1].text[-1:] in _ENDINGS:
        return (*first, *second)
    return (*first[:-1], Passage(first[-1].text + second[0].text), *second[1:])
