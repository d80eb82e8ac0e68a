"""Logistic regression (Cox, 1958) with a ridge, so that few examples teach small weights."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from benchmarks.lessons import Lessons

RIDGE = 1.0

Floats = NDArray[np.float64]


Bounds = tuple[float | None, float | None]
"""The least and the most that a weight may be."""


def fitted(lessons: Lessons, bounds: Sequence[Bounds] = ()) -> tuple[float, ...]:
    """Return the weights of the features under which what was right is likeliest."""
    features, right = arrays(lessons)
    scale = np.maximum(np.abs(features).std(axis=0), 1e-3)
    scale[0] = 1.0
    scaled = features / scale

    def loss(weights: Floats) -> tuple[float, Floats]:
        odds = scaled @ weights
        missed = right / (1 + np.exp(odds)) - (1 - right) / (1 + np.exp(-odds))
        wrong = np.logaddexp(0, -odds) * right + np.logaddexp(0, odds) * (1 - right)
        held = np.append(0.0, weights[1:])
        return float(wrong.sum() + RIDGE * held @ held / 2), RIDGE * held - scaled.T @ missed

    start = np.zeros(features.shape[1])
    limits = [
        tuple(None if end is None else end * unit for end in one)
        for one, unit in zip(bounds or [(None, None)] * len(start), scale, strict=True)
    ]
    best = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=limits).x / scale
    return tuple(round(float(weight), 4) for weight in best)


def arrays(lessons: Lessons) -> tuple[Floats, Floats]:
    """Return features, a row a lesson, and 1 for right and 0 for wrong."""
    return np.array(lessons.features, np.float64), np.array(lessons.right, np.float64)
