"""Weights of what a decision is believed by, fitted on typeset pages.

`python -m benchmarks.calibrate_articles` writes `weights.json`; each list belongs to a kind of
decision in `articles/decisions.py`, in the order of its features.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp
from pathlib import Path
from typing import Protocol

from pydantic import TypeAdapter

FILE = Path(__file__).with_name("weights.json")
ARTICLE = "article"

Table = dict[str, tuple[float, ...]]
"""Weights of logistic regressions (Cox, 1958) by kind of decision."""

TABLE: TypeAdapter[Table] = TypeAdapter(Table)


class Weigher(Protocol):
    """Weighs features of `articles/decisions.py`."""

    def probability(self, kind: str, features: Sequence[float]) -> float:
        """Return how likely a decision of this kind with these features is right."""


@dataclass(frozen=True, slots=True)
class Weights:
    """A weigher with the weights of a table."""

    table: Mapping[str, tuple[float, ...]]

    def probability(self, kind: str, features: Sequence[float]) -> float:
        odds = sum(w * value for w, value in zip(self.table[kind], features, strict=True))
        return round(1 / (1 + exp(-max(-20.0, min(20.0, odds)))), 4)


@cache
def shipped_weights() -> Weights:
    """Return the weights that come with the program."""
    return Weights(TABLE.validate_json(FILE.read_bytes()))
