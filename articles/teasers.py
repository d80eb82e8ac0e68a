"""Teasers: a headline with 详见今日三版 linked to the article that it names on that page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from articles.likeness import headline_likeness, mentions
from press.page import Article, Jump

LEAST = 0.62
"""How alike the two must be; headlines that have nothing to do with each other reach 0.45."""

CLEARLY = 0.08
"""By how much the article must be liker than the next."""

SHORT = 0.75
"""Likeness counts so much where an article does no more than mention what a teaser says."""


def linked(articles: Sequence[Article], folios: Mapping[int, int]) -> tuple[Article, ...]:
    """Return the articles, every jump line with the id of the article that it leads to.

    Jump lines of an article joined over pages lead to itself. `folios` are the printed numbers
    of pages, by page.
    """
    return tuple(
        replace(one, jumps=tuple(_led(jump, one, articles, folios) for jump in one.jumps))
        for one in articles
    )


def _led(
    jump: Jump, teaser: Article, articles: Sequence[Article], folios: Mapping[int, int]
) -> Jump:
    own = {folios.get(page) for page in teaser.pages}
    if len(own) > 1 and jump.page in own:
        return replace(jump, target=teaser.id)
    if jump.direction != "to":
        return jump
    there = [
        (_likeness(teaser, article), article.id)
        for article in articles
        if article is not teaser and folios.get(article.pages[0]) == jump.page
    ]
    ordered = sorted(there, reverse=True)
    if not ordered or ordered[0][0] < LEAST:
        return jump
    clear = len(ordered) < 2 or ordered[0][0] - ordered[1][0] >= CLEARLY
    return replace(jump, target=ordered[0][1]) if clear else jump


def _likeness(teaser: Article, article: Article) -> float:
    """Return how likely a teaser is of an article: by its headline, or by what it tells."""
    headline = " ".join((article.kicker, article.headline, article.subtitle))
    like = max(
        headline_likeness(teaser.headline, article.headline),
        headline_likeness(teaser.headline, headline),
    )
    told = mentions(teaser.headline, f"{headline} {article.text}")
    return max(like, SHORT * told)
