"""Weights of what a choice and a confidence go by, fitted on typeset pages.

`python -m benchmarks.calibrate` writes `weights.json`; each list belongs to a function of
`ocr/features.py`, in its order.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import exp
from pathlib import Path
from typing import Protocol

from pydantic import TypeAdapter

from ocr.features import Features

FILE = Path(__file__).with_name("weights.json")


@dataclass(frozen=True, slots=True)
class Table:
    """Weights of logistic regressions (Cox, 1958), a number for every feature."""

    choice: tuple[float, ...]
    alone: tuple[float, ...]
    alike: tuple[float, ...]
    chosen: tuple[float, ...]


TABLE: TypeAdapter[Table] = TypeAdapter(Table)


class Weigher(Protocol):
    """Weighs the features of `ocr/features.py`."""

    def choice(self, features: Features) -> float:
        """Return the log odds that the second reading is the right one."""

    def alone(self, features: Features) -> float:
        """Return the probability that what one reader alone has read is right."""

    def alike(self, features: Features) -> float:
        """Return the probability that what both readers have is right."""

    def chosen(self, features: Features) -> float:
        """Return the probability that what was chosen is right."""


@dataclass(frozen=True, slots=True)
class Weights:
    """A weigher with the weights of a table."""

    table: Table

    def choice(self, features: Features) -> float:
        return _odds(self.table.choice, features)

    def alone(self, features: Features) -> float:
        return _probability(self.table.alone, features)

    def alike(self, features: Features) -> float:
        return _probability(self.table.alike, features)

    def chosen(self, features: Features) -> float:
        return _probability(self.table.chosen, features)


def _odds(weights: tuple[float, ...], features: Features) -> float:
    return sum(weight * value for weight, value in zip(weights, features, strict=True))


def _probability(weights: tuple[float, ...], features: Features) -> float:
    odds = max(-30.0, min(30.0, _odds(weights, features)))
    return round(1 / (1 + exp(-odds)), 5)


@cache
def shipped_weights() -> Weights:
    """Return the weights that come with the program."""
    return Weights(TABLE.validate_json(FILE.read_bytes()))
