"""Jump lines: whether both halves of an article were joined, and what else was joined."""

from __future__ import annotations

from collections.abc import Mapping

from evaluation.folding import fold
from evaluation.pairing import Pairing
from evaluation.ratio import Ratio
from evaluation.shingles import Shingles, shared, shingles
from press.page import Article, Issue, Region

LEAST = 0.5
"""The share of a half's 5-grams by which it is recognised."""

Halves = dict[int, Shingles]
"""The 5-grams of an article page by page."""


def jumps_joined(pairing: Pairing, truth: Issue, package: Issue) -> Ratio:
    """Share of the truth's articles on several pages whose partner has every half, on its page."""
    wanted = [one for one in truth.articles if len(one.pages) > 1]
    partners = {one.id: other for one, other in pairing.pairs}
    mine, theirs = _regions(truth), _regions(package)
    found = sum(
        _same(_halves(one, mine), _halves(partners[one.id], theirs))
        for one in wanted
        if one.id in partners
    )
    return Ratio(found, len(wanted))


def false_joins(pairing: Pairing, truth: Issue, package: Issue) -> Ratio:
    """Share of the package's articles on several pages with a half that is not their partner's."""
    joined = [other for other in package.articles if len(other.pages) > 1]
    partners = {other.id: one for one, other in pairing.pairs}
    mine, theirs = _regions(truth), _regions(package)
    right = sum(
        _among(_halves(other, theirs), _halves(partners[other.id], mine))
        for other in joined
        if other.id in partners
    )
    return Ratio(len(joined) - right, len(joined))


def teasers_linked(pairing: Pairing, truth: Issue) -> Ratio:
    """Share of the truth's jump lines with a target whose partner names that one's partner."""
    partners = {one.id: other for one, other in pairing.pairs}
    led = [
        (one.id, jump.target)
        for one in truth.articles
        for jump in one.jumps
        if jump.target and jump.target != one.id
    ]
    found = sum(
        any(jump.target == partners[target].id for jump in partners[name].jumps)
        for name, target in led
        if name in partners and target in partners
    )
    return Ratio(found, len(led))


def _regions(issue: Issue) -> dict[str, tuple[int, Region]]:
    return {r.id: (page.number, r) for page in issue.pages for r in page.regions}


def _halves(article: Article, regions: Mapping[str, tuple[int, Region]]) -> Halves:
    texts: dict[int, str] = {}
    for name in article.regions:
        if name in regions:
            page, region = regions[name]
            texts[page] = texts.get(page, "") + fold(region.text)
    return {page: shingles(text) for page, text in texts.items()}


def _same(wanted: Halves, found: Halves) -> bool:
    return wanted.keys() == found.keys() and all(
        shared(grams, found[page]) >= LEAST * grams.total() for page, grams in wanted.items()
    )


def _among(found: Halves, wanted: Halves) -> bool:
    return all(
        shared(grams, wanted.get(page, Shingles())) >= LEAST * grams.total()
        for page, grams in found.items()
    )
