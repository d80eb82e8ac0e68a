"""What a looked-at sample says of its lot: accepted or not, and how much is wrong."""

from __future__ import annotations

from dataclasses import dataclass

from scipy.stats import beta

from evaluation.sampling.plans import Plan, plan_for, stricter

SURE = 0.95


@dataclass(frozen=True, slots=True)
class Judgement:
    """A sample of which so many units were wrong."""

    plan: Plan
    wrong: int

    @property
    def accepted(self) -> bool:
        return self.wrong <= self.plan.accept

    @property
    def rate(self) -> float:
        """The share of wrong units, 0 to 1."""
        return self.wrong / self.plan.sample

    @property
    def interval(self) -> tuple[float, float]:
        """Between which shares that of the whole lot lies with 95 % confidence."""
        if self.plan.whole:
            return self.rate, self.rate
        return clopper_pearson(self.wrong, self.plan.sample)

    @property
    def accepted_stricter(self) -> bool:
        """Tell whether the lot would have been accepted at the next stricter AQL, too."""
        aql = stricter(self.plan.aql)
        if aql is None:
            return False
        plan = plan_for(self.plan.lot, aql, level=self.plan.level, severity=self.plan.severity)
        return plan.sample == self.plan.sample and self.wrong <= plan.accept


def clopper_pearson(wrong: int, sample: int, sure: float = SURE) -> tuple[float, float]:
    """Return the exact interval of a share (Clopper and Pearson, Biometrika 26, 1934)."""
    if not 0 <= wrong <= sample or not sample:
        raise ValueError(f"{wrong} of {sample}")
    tail = (1 - sure) / 2
    low = float(beta.ppf(tail, wrong, sample - wrong + 1)) if wrong else 0.0
    high = float(beta.ppf(1 - tail, wrong + 1, sample - wrong)) if wrong < sample else 1.0
    return low, high
