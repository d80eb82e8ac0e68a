"""Whether columns come back in the order in which they are to be read."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from statistics import median

from evaluation.flat import flat_text
from evaluation.folding import fold
from evaluation.ratio import Ratio
from evaluation.shingles import SIZE
from press.page import Issue, Kind

Positions = dict[str, list[int]]
"""Where each 5-gram stands, in rising order."""


def order_tau(truth: Issue, package: Issue) -> Ratio:
    """Kendall's τ (1938; tied pairs count 0) of the truth's body regions, as (C − D) / pairs.

    The regions stand in the truth's order, article by article. Each is looked for in the
    package's flat article text by its folded 5-grams and is where the median of them comes
    back. Votes are given by 5-grams that occur once on either side; a region without one (text
    that is printed twice) is judged by those that occur equally often on both, first to first.
    Regions whose text does not come back, or has less than five characters, are left out.
    """
    texts = _body_texts(truth)
    places = _places(texts, fold(flat_text(package)))
    found = [place for place in places if place is not None]
    pairs = list(combinations(found, 2))
    return Ratio(sum((later > one) - (later < one) for one, later in pairs), len(pairs))


def _body_texts(issue: Issue) -> list[str]:
    """Return the folded text of the articles' body regions; a line break joins lines."""
    regions = {region.id: region for page in issue.pages for region in page.regions}
    named = dict.fromkeys(name for article in issue.articles for name in article.regions)
    bodies = (regions[name] for name in named if name in regions)
    return [fold(region.text) for region in bodies if region.kind is Kind.BODY]


def _places(texts: Sequence[str], flat: str) -> list[float | None]:
    there = positions(flat)
    here = positions("\n".join(texts))
    places: list[float | None] = []
    start = 0
    for text in texts:
        span = range(start, start + len(text) - SIZE + 1)
        grams = {place: text[place - start : place - start + SIZE] for place in span}
        places.append(_place(grams, here=here, there=there))
        start += len(text) + 1
    return places


def _place(grams: dict[int, str], *, here: Positions, there: Positions) -> float | None:
    votes = [there[gram][0] for gram in grams.values() if _once(gram, here) and _once(gram, there)]
    if not votes:
        votes = [
            there[gram][here[gram].index(place)]
            for place, gram in grams.items()
            if len(here[gram]) == len(there.get(gram, ()))
        ]
    return median(votes) if votes else None


def _once(gram: str, places: Positions) -> bool:
    return len(places.get(gram, ())) == 1


def positions(text: str) -> Positions:
    """Return where each 5-gram of a text stands."""
    places: Positions = {}
    for start in range(len(text) - SIZE + 1):
        places.setdefault(text[start : start + SIZE], []).append(start)
    return places
