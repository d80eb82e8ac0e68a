"""Which article of the package is which article of the truth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

from evaluation.folding import fold
from evaluation.likeness import likeness
from evaluation.shingles import shared, shingles
from press.page import Article

LEAST_LIKENESS = 0.5
"""Headlines or captions of two articles without common body text make a pair from here on."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """Partners, and what is left over on either side, each in its issue's order."""

    pairs: tuple[tuple[Article, Article], ...]
    lost: tuple[Article, ...]
    invented: tuple[Article, ...]


def pair_articles(truth: Sequence[Article], package: Sequence[Article]) -> Pairing:
    """Pair one to one so that the folded 5-grams of the bodies shared by partners are most.

    Among equally good assignments the one with the most similar headlines wins. Two articles
    that share no 5-gram are partners only when one of them has no 5-grams at all (a teaser, a
    photo with its caption) and their headlines or captions are alike; that never changes
    `body_cer`, because such a body costs its whole length with or without a partner.
    """
    common = _common_shingles(truth, package)
    alike = np.array([[_label_likeness(one, other) for other in package] for one in truth])
    alike = alike.reshape(common.shape)
    partners = _best(common + alike / (1 + min(common.shape)), common > 0)
    partners |= _best(
        alike, _both_free(partners, common.shape) & _bodiless(truth, package) & _enough(alike)
    )
    return _pairing(truth, package, partners=partners)


def _common_shingles(truth: Sequence[Article], package: Sequence[Article]) -> NDArray[np.float64]:
    ours = [shingles(fold(article.text)) for article in package]
    common = [[shared(shingles(fold(one.text)), other) for other in ours] for one in truth]
    return np.array(common, dtype=np.float64).reshape(len(truth), len(package))


def _label_likeness(one: Article, other: Article) -> float:
    captions = [
        likeness(fold(mine.text), fold(theirs.text))
        for mine in one.captions
        for theirs in other.captions
    ]
    return max([likeness(fold(one.headline), fold(other.headline)), *captions])


def _best(weights: NDArray[np.float64], allowed: NDArray[np.bool_]) -> dict[int, int]:
    rows, columns = linear_sum_assignment(np.where(allowed, weights, 0.0), maximize=True)
    chosen = zip(rows.tolist(), columns.tolist(), strict=True)
    return {row: column for row, column in chosen if allowed[row, column]}


def _both_free(partners: dict[int, int], shape: tuple[int, ...]) -> NDArray[np.bool_]:
    free = np.ones(shape, dtype=np.bool_)
    free[list(partners), :] = False
    free[:, list(partners.values())] = False
    return free


def _bodiless(truth: Sequence[Article], package: Sequence[Article]) -> NDArray[np.bool_]:
    rows = np.array([not shingles(fold(article.text)) for article in truth], dtype=np.bool_)
    columns = np.array([not shingles(fold(article.text)) for article in package], dtype=np.bool_)
    return rows[:, np.newaxis] | columns[np.newaxis, :]


def _enough(alike: NDArray[np.float64]) -> NDArray[np.bool_]:
    return alike >= LEAST_LIKENESS


def _pairing(
    truth: Sequence[Article], package: Sequence[Article], *, partners: dict[int, int]
) -> Pairing:
    found = set(partners.values())
    return Pairing(
        tuple((truth[row], package[partners[row]]) for row in sorted(partners)),
        tuple(article for row, article in enumerate(truth) if row not in partners),
        tuple(article for column, article in enumerate(package) if column not in found),
    )
