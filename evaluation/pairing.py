"""Which article of the package is which article of the truth."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

from evaluation.folding import fold
from evaluation.likeness import likeness
from evaluation.shingles import Shingles, shared, shingles
from press.page import Article

LEAST_LIKENESS = 0.5
"""Headlines, captions or short bodies without a common 5-gram make a pair from here on."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """Partners, and what is left over on either side, each in its issue's order."""

    pairs: tuple[tuple[Article, Article], ...]
    lost: tuple[Article, ...]
    invented: tuple[Article, ...]


def pair_articles(truth: Sequence[Article], package: Sequence[Article]) -> Pairing:
    """Pair one to one so that the folded 5-grams of the bodies shared by partners are most.

    Among equally good assignments the one with the most similar headlines or captions wins, then
    the one that keeps nearest to the truth's order. Two articles that share no 5-gram are
    partners only when one of them has no 5-grams at all (a teaser, a photo with its caption) and
    their headlines, captions or such short bodies are alike.
    """
    wanted, found = (
        [_folded(article) for article in truth],
        [_folded(article) for article in package],
    )
    common = _table(wanted, found, measure=lambda one, other: shared(one.grams, other.grams))
    alike = _table(wanted, found, measure=_label_likeness)
    likely = 0.99 * alike + 0.01 * _same_place(common.shape)
    partners = _best(common + likely / (1 + min(common.shape)), common > 0)
    free = _both_free(partners, common.shape)
    partners |= _best(likely, free & _bodiless(wanted, found) & (alike >= LEAST_LIKENESS))
    return _pairing(truth, package, partners=partners)


@dataclass(frozen=True, slots=True)
class _Folded:
    """What an article is recognised by."""

    headline: str
    body: str
    captions: tuple[str, ...]
    grams: Shingles


def _folded(article: Article) -> _Folded:
    body = fold(article.text)
    captions = tuple(fold(caption.text) for caption in article.captions)
    return _Folded(fold(article.headline), body, captions, shingles(body))


def _table(
    truth: Sequence[_Folded],
    package: Sequence[_Folded],
    *,
    measure: Callable[[_Folded, _Folded], float],
) -> NDArray[np.float64]:
    figures = [[measure(one, other) for other in package] for one in truth]
    return np.array(figures, dtype=np.float64).reshape(len(truth), len(package))


def _label_likeness(one: _Folded, other: _Folded) -> float:
    captions = [likeness(mine, theirs) for mine in one.captions for theirs in other.captions]
    both_long = one.grams and other.grams
    short = 0.0 if both_long else likeness(one.body, other.body)
    return max([likeness(one.headline, other.headline), short, *captions])


def _best(weights: NDArray[np.float64], allowed: NDArray[np.bool_]) -> dict[int, int]:
    rows, columns = linear_sum_assignment(np.where(allowed, weights, 0.0), maximize=True)
    chosen = zip(rows.tolist(), columns.tolist(), strict=True)
    return {row: column for row, column in chosen if allowed[row, column]}


def _both_free(partners: dict[int, int], shape: tuple[int, ...]) -> NDArray[np.bool_]:
    free = np.ones(shape, dtype=np.bool_)
    free[list(partners), :] = False
    free[:, list(partners.values())] = False
    return free


def _bodiless(truth: Sequence[_Folded], package: Sequence[_Folded]) -> NDArray[np.bool_]:
    rows = np.array([not article.grams for article in truth], dtype=np.bool_)
    columns = np.array([not article.grams for article in package], dtype=np.bool_)
    return rows[:, np.newaxis] | columns[np.newaxis, :]


def _same_place(shape: tuple[int, ...]) -> NDArray[np.float64]:
    """Return 1 on the diagonal, less the farther two places are from each other."""
    rows, columns = np.indices(shape)
    return np.asarray(1.0 - np.abs(rows - columns) / max(1, *shape), dtype=np.float64)


def _pairing(
    truth: Sequence[Article], package: Sequence[Article], *, partners: dict[int, int]
) -> Pairing:
    found = set(partners.values())
    return Pairing(
        tuple((truth[row], package[partners[row]]) for row in sorted(partners)),
        tuple(article for row, article in enumerate(truth) if row not in partners),
        tuple(article for column, article in enumerate(package) if column not in found),
    )
