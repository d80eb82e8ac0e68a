"""The text of the articles one after the other, as a flat OCR tool would give it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rapidfuzz.distance import Levenshtein

from evaluation.folding import Folding, fold, verbatim
from evaluation.ratio import Ratio
from press.page import Article, Issue


def flat_text(issue: Issue) -> str:
    """Return the articles' text in the issue's order, one piece a line.

    An article gives its kicker, headline, subtitle, byline, captions, jump lines from another
    page, body, sign-off and jump lines to another page. A byline or sign-off that already stands
    in the body is not repeated; dateline and credit stand in body and caption; masthead and
    furniture are no article text.
    """
    return "\n".join(piece for article in issue.articles for piece in _pieces(article) if piece)


def _pieces(article: Article) -> Iterator[str]:
    yield from (article.kicker, article.headline, article.subtitle)
    yield _unless_in(article.text, article.byline)
    yield from (caption.text for caption in article.captions)
    yield from (jump.text for jump in article.jumps if jump.direction == "from")
    yield from (passage.text for passage in article.body)
    yield _unless_in(article.text, article.signoff)
    yield from (jump.text for jump in article.jumps if jump.direction != "from")


def _unless_in(body: str, field: str) -> str:
    return "" if fold(field) in fold(body) else field


def flat_ned(truth: str, text: str, *, folding: Folding = fold) -> Ratio:
    """Edit distance over the longer length."""
    one, other = folding(truth), folding(text)
    return Ratio(Levenshtein.distance(one, other), max(len(one), len(other)))


def char_recall(truth: str, text: str, *, folding: Folding = fold) -> Ratio:
    """Share of the truth's characters that are there, wherever they stand, as multisets."""
    wanted, read = Counter(folding(truth)), Counter(folding(text))
    return Ratio((wanted & read).total(), wanted.total())


def flat_measures(truth: Issue, text: str) -> dict[str, float | None]:
    """Return `flat_ned` and `char_recall`, folded and raw, of another tool's text file."""
    wanted = flat_text(truth)
    return {
        "flat_ned": flat_ned(wanted, text).value,
        "flat_ned_raw": flat_ned(wanted, text, folding=verbatim).value,
        "char_recall": char_recall(wanted, text).value,
        "char_recall_raw": char_recall(wanted, text, folding=verbatim).value,
    }
