"""A figure together with the counts it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ratio:
    """`part` over `whole`; without a denominator it has no value, never 0 or 1 by accident."""

    part: float
    whole: float

    @property
    def value(self) -> float | None:
        return self.part / self.whole if self.whole else None

    def __add__(self, other: Ratio) -> Ratio:
        return Ratio(self.part + other.part, self.whole + other.whole)


NOTHING = Ratio(0, 0)


def pooled(ratios: Iterable[Ratio]) -> Ratio:
    """Return parts over wholes: long issues weigh more than short ones."""
    return sum(ratios, NOTHING)


def mean(ratios: Iterable[Ratio]) -> float | None:
    """Return the mean of the values there are: every issue weighs the same."""
    values = [ratio.value for ratio in ratios if ratio.value is not None]
    return sum(values) / len(values) if values else None
