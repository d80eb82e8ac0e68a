"""Single sampling plans of ISO 2859-1:1999, which GB/T 2828.1-2012 adopted: its tables 1 and 2.

Down a column of table 2 stand arrows, 0, arrows and a row of acceptance numbers; from one AQL to
the next stricter one all of that moves down a letter. So the tables are one such column each.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from enum import StrEnum

from press.errors import CommandError


class Severity(StrEnum):
    """How severe inspection is; which it is the lots before this one tell (`switching.py`)."""

    NORMAL = "normal"
    TIGHTENED = "tightened"
    REDUCED = "reduced"


@dataclass(frozen=True, slots=True)
class Plan:
    """Look at `sample` units of a lot; accept it with at most `accept` wrong ones.

    `aql` is the acceptance quality limit in per cent of units. A lot that is not larger than its
    sample is looked at whole.
    """

    lot: int
    letter: str
    sample: int
    accept: int
    aql: float
    level: str = "II"
    severity: Severity = Severity.NORMAL

    @property
    def reject(self) -> int:
        """So many wrong units are too many."""
        return self.accept + 1

    @property
    def whole(self) -> bool:
        return self.sample == self.lot


AQLS = (
    0.01, 0.015, 0.025, 0.04, 0.065, 0.1, 0.15, 0.25, 0.4, 0.65, 1.0, 1.5, 2.5, 4.0, 6.5, 10.0
)  # fmt: skip
"""Per cent; those above 10 count faults and not faulty units."""

LEVELS = {"I": "AAABCCDEFGHJKLMN", "II": "AABCDEFGHJKLMNPQ", "III": "ABCDEFGHJKLMNPQR"}
"""Code letters for lots of one unit, up to 8, up to 15 and so on: table 1."""

_LETTERS = "ABCDEFGHJKLMNPQRS"
_LARGEST = (
    1, 8, 15, 25, 50, 90, 150, 280, 500, 1200, 3200, 10_000, 35_000, 150_000, 500_000
)  # fmt: skip
_SIZES = (2, 3, 5, 8, 13, 20, 32, 50, 80, 125, 200, 315, 500, 800, 1250, 2000, 3150)
_REDUCED_SIZES = (2, 2, 2, 3, 5, 8, 13, 20, 32, 50, 80, 125, 200, 315, 500, 800)

_UP, _DOWN = "up", "down"
_COLUMNS: dict[Severity, tuple[int | str, ...]] = {
    Severity.NORMAL: (0, _UP, _DOWN, 1, 2, 3, 5, 7, 10, 14, 21),
    Severity.TIGHTENED: (_DOWN, 0, _DOWN, _DOWN, 1, 2, 3, 5, 8, 12, 18),
    Severity.REDUCED: (0, _UP, _DOWN, _DOWN, 1, 2, 3, 5, 6, 8, 10),
}
"""From the letter on at which normal inspection has its 0: Q at an AQL of 0.01, A at 6.5."""
_ZERO_OF_STRICTEST = _LETTERS.index("Q")


def plan_for(
    lot: int, aql: float, *, level: str = "II", severity: Severity = Severity.NORMAL
) -> Plan:
    """Return the plan for a lot of so many units; CommandError for an AQL or level there is not.

    Arrows are followed as the standard says: to the first plan that way, with its own sample.
    """
    if aql not in AQLS:
        raise CommandError(f"There is no AQL {aql:g}. Choose one of {told_aqls()}.")
    place, accept = _first_plan(_LETTERS.index(code_letter(lot, level)), aql, severity)
    sizes = _REDUCED_SIZES if severity is Severity.REDUCED else _SIZES
    sample = min(sizes[place], lot)
    return Plan(lot, _LETTERS[place], sample, accept, aql, level, severity)


def code_letter(lot: int, level: str = "II") -> str:
    """Return the letter of table 1; CommandError for a level that there is not."""
    if level not in LEVELS:
        raise CommandError(f"There is no inspection level {level}. Choose I, II or III.")
    if lot < 1:
        raise ValueError("a lot has at least one unit")
    return LEVELS[level][bisect_left(_LARGEST, lot)]


def stricter(aql: float) -> float | None:
    """Return the AQL one step stricter; None for the strictest."""
    place = AQLS.index(aql)
    return AQLS[place - 1] if place else None


def told_aqls() -> str:
    return ", ".join(f"{aql:g}" for aql in AQLS)


def _first_plan(begun: int, aql: float, severity: Severity) -> tuple[int, int]:
    """Return the place of the letter and the acceptance number that the arrows lead to."""
    for step in (_way(begun, aql, severity), 1, -1):  # no arrow leads off the table
        place = begun
        while 0 <= place < _letters(severity):
            cell = _cell(place, aql, severity)
            if isinstance(cell, int):
                return place, cell
            place += step
    raise AssertionError("every column of the table has a plan")


def _way(place: int, aql: float, severity: Severity) -> int:
    return -1 if _cell(place, aql, severity) == _UP else 1


def _cell(place: int, aql: float, severity: Severity) -> int | str:
    column = _COLUMNS[severity]
    below = place - (_ZERO_OF_STRICTEST - AQLS.index(aql))
    if below < 0:
        return _DOWN
    return column[below] if below < len(column) else _UP


def _letters(severity: Severity) -> int:
    """How many letters the table has; S stands in that of tightened inspection only."""
    return len(_LETTERS) if severity is Severity.TIGHTENED else len(_LETTERS) - 1
