"""How alike two short texts are."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from rapidfuzz.distance import Levenshtein
from scipy.optimize import linear_sum_assignment


def likeness(one: str, other: str) -> float:
    """Return 1 − edits / longer length; an empty text is like nothing, not even another."""
    return Levenshtein.normalized_similarity(one, other) if one and other else 0.0


def carried(wanted: Sequence[str], offered: Sequence[str], *, least: float) -> int:
    """Return how many of the wanted texts are offered, each offer used once."""
    if not wanted or not offered:
        return 0
    alike = np.array([[likeness(one, other) >= least for other in offered] for one in wanted])
    return int(alike[linear_sum_assignment(alike, maximize=True)].sum())
