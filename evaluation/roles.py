"""Headlines, bylines, captions and the other fields: does the partner carry them?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from evaluation.folding import Folding, fold
from evaluation.likeness import carried, likeness
from evaluation.pairing import Pairing
from evaluation.ratio import NOTHING, Ratio
from press.masthead import Masthead
from press.page import Article

HEADLINE, BYLINE, CAPTION = 0.9, 0.8, 0.85
"""The similarity, 1 − edits / longer length, from which the partner carries it."""

_MASTHEAD_FIELDS = (
    "title", "title_pinyin", "date", "weekday", "lunar_date", "solar_term", "issue_no",
    "pages_today", "cn", "email", "publisher", "sponsor", "hotline", "website",
)  # fmt: skip

Field = tuple[str, str]
"""A field's name and its text in the form in which it is compared."""


def headline(pairing: Pairing, folding: Folding = fold) -> Ratio:
    """Share of the truth's headlines that stand as headline of the article's partner."""
    pairs = [(folding(a.headline), folding(b.headline)) for a, b in pairing.pairs]
    lost = [folding(article.headline) for article in pairing.lost]
    return _alike(pairs, lost, least=HEADLINE)


def byline(pairing: Pairing, folding: Folding = fold) -> Ratio:
    """Share of the truth's bylines that stand as byline of the article's partner."""
    pairs = [(folding(a.byline), folding(b.byline)) for a, b in pairing.pairs]
    lost = [folding(article.byline) for article in pairing.lost]
    return _alike(pairs, lost, least=BYLINE)


def _alike(pairs: list[tuple[str, str]], lost: list[str], *, least: float) -> Ratio:
    wanted = [one for one, _ in pairs if one] + [one for one in lost if one]
    return Ratio(sum(likeness(one, other) >= least for one, other in pairs), len(wanted))


def caption(pairing: Pairing, folding: Folding = fold) -> Ratio:
    """Share of the truth's captions found among its partner's, each of which serves once."""
    found = sum(
        carried(_captions(one, folding), _captions(other, folding), least=CAPTION)
        for one, other in pairing.pairs
    )
    truth = [one for one, _ in pairing.pairs] + list(pairing.lost)
    return Ratio(found, sum(len(_captions(article, folding)) for article in truth))


def _captions(article: Article, folding: Folding) -> list[str]:
    texts = [folding(caption.text) for caption in article.captions]
    return [text for text in texts if text]


def fields_by_name(
    pairing: Pairing, truth: Masthead, *, package: Masthead, folding: Folding = fold
) -> dict[str, Ratio]:
    """Return, by name, the share of the truth's fields that come back exactly.

    Names: kicker, subtitle, dateline, signoff, credit, jump (its direction, page and text), and
    the masthead's fields without its printed lines. Empty fields of the truth do not count.
    """
    found = Counter(_masthead(truth, folding)) & Counter(_masthead(package, folding))
    wanted = Counter(_masthead(truth, folding))
    for one, other in pairing.pairs:
        fields = Counter(_fields(one, folding))
        wanted.update(fields)
        found.update(fields & Counter(_fields(other, folding)))
    for article in pairing.lost:
        wanted.update(_fields(article, folding))
    counts: dict[str, Ratio] = {}
    for field, times in wanted.items():
        counts[field[0]] = counts.get(field[0], NOTHING) + Ratio(found[field], times)
    return counts


def _masthead(masthead: Masthead, folding: Folding) -> Iterator[Field]:
    for name in _MASTHEAD_FIELDS:
        value = getattr(masthead, name)
        if value:
            yield f"masthead.{name}", folding(str(value))


def _fields(article: Article, folding: Folding) -> Iterator[Field]:
    for name in ("kicker", "subtitle", "dateline", "signoff"):
        text = folding(getattr(article, name))
        if text:
            yield name, text
    for caption in article.captions:
        if folding(caption.credit):
            yield "credit", folding(caption.credit)
    for jump in article.jumps:
        yield "jump", f"{jump.direction} {jump.page} {folding(jump.text)}"
