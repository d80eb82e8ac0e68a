"""Bodies: how many edits they need, and how many articles are right."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import Levenshtein

from evaluation.folding import Folding, fold
from evaluation.pairing import Pairing
from evaluation.ratio import Ratio
from evaluation.shingles import SIZE, Shingles, shared, shingles, united
from press.page import Article

LEAST_SHARE = 0.95


def body_cer(pairing: Pairing, folding: Folding = fold) -> Ratio:
    """Edits over the truth's body length.

    A body is all its passages one after the other, raw with a line break between them. The
    whole length of every unpaired body counts, on either side, so the figure may exceed 1.
    """
    edits = sum(
        Levenshtein.distance(folding(one.text), folding(other.text)) for one, other in pairing.pairs
    )
    truth = [one for one, _ in pairing.pairs] + list(pairing.lost)
    alone = _length(pairing.lost, folding) + _length(pairing.invented, folding)
    return Ratio(edits + alone, _length(truth, folding))


def _length(articles: Sequence[Article], folding: Folding) -> int:
    return sum(len(folding(article.text)) for article in articles)


def article_f1(pairing: Pairing, folding: Folding = fold) -> Ratio:
    """F1 of right articles over the articles of both sides that have five characters of body.

    An article of the truth is right when the share of its 5-grams that stand in its partner,
    divided by the share of its page's 5-grams that stand anywhere in the package (so that
    misread characters are not counted as a wrong cut), is at least 0.95, and its partner's share
    in it, divided likewise by the share of the partner's page that stands anywhere in the
    truth, is so too. 5-grams are those of bodies, as multisets. An article that goes on over
    several pages belongs to its first.
    """
    truth, package = _both_sides(pairing, folding)
    return Ratio(2 * len(right_articles(pairing, folding)), len(truth) + len(package))


def right_articles(pairing: Pairing, folding: Folding = fold) -> list[Article]:
    """Return the package's articles that are right."""
    truth, package = _both_sides(pairing, folding)
    recall = _page_shares(truth, package)
    precision = _page_shares(package, truth)
    right = []
    for one, other in pairing.pairs:
        mine, theirs = shingles(folding(one.text)), shingles(folding(other.text))
        common = shared(mine, theirs)
        if _whole(common, mine, page_share=recall.get(_first_page(one), 0.0)) and _whole(
            common, theirs, page_share=precision.get(_first_page(other), 0.0)
        ):
            right.append(other)
    return right


def _both_sides(pairing: Pairing, folding: Folding) -> tuple[Bodies, Bodies]:
    truth = _with_body([one for one, _ in pairing.pairs] + list(pairing.lost), folding)
    package = _with_body([other for _, other in pairing.pairs] + list(pairing.invented), folding)
    return truth, package


Bodies = list[tuple[Article, Shingles]]


def _with_body(articles: Sequence[Article], folding: Folding) -> Bodies:
    bodies = ((article, folding(article.text)) for article in articles)
    return [(article, shingles(body)) for article, body in bodies if len(body) >= SIZE]


def _first_page(article: Article) -> int:
    return article.pages[0] if article.pages else 0


def _page_shares(bodies: Bodies, others: Bodies) -> dict[int, float]:
    """Return, page by page, the share of its 5-grams that stand anywhere on the other side."""
    everything = united(grams for _, grams in others)
    shares = {}
    for page in {_first_page(article) for article, _ in bodies}:
        own = united(grams for article, grams in bodies if _first_page(article) == page)
        shares[page] = shared(own, everything) / own.total()
    return shares


def _whole(common: int, grams: Shingles, *, page_share: float) -> bool:
    if not common or not page_share:
        return False
    return min(1.0, common / grams.total() / page_share) >= LEAST_SHARE
