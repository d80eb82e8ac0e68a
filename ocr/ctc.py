"""Scores step by step along a row to characters (Graves et al., Connectionist Temporal
Classification, 2006)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Peak:
    """A character, the steps from `first` to `last` on which it won, and its best probability."""

    text: str
    first: int
    last: int
    confidence: float


def peaks(scores: NDArray[np.float32], characters: Sequence[str]) -> tuple[Peak, ...]:
    """Return the characters of a row.

    `scores` are probabilities, steps x classes; class 0 is the blank between two characters.
    Steps one after the other that the same class wins are one character.
    """
    winners = scores.argmax(axis=1)
    starts = np.flatnonzero(np.concatenate([[True], winners[1:] != winners[:-1]]))
    ends = np.append(starts[1:], len(winners))
    return tuple(
        Peak(
            characters[winners[start]],
            int(start),
            int(end) - 1,
            float(scores[start:end, winners[start]].max()),
        )
        for start, end in zip(starts, ends, strict=True)
        if winners[start]
    )
