"""An issue's number against those of the issues before and after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from rapidfuzz.distance import Levenshtein

from articles.fields import Field, contradicted, mended, weighed
from press.masthead import Check, Masthead


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another issue of the newspaper: its ISO date and its number."""

    day: str
    number: int


def numbered(masthead: Masthead, neighbours: Sequence[Neighbour]) -> Masthead:
    """Return the masthead with its issue number borne out, mended or doubted by its neighbours.

    From one issue to a later one the number grows, by one a day at most. It is mended where one
    digit of it was misread and two neighbours, or that of the day before or after, ask for the
    same number.
    """
    known = [one for one in neighbours if one.number and one.day and one.day != masthead.date]
    check = next((one for one in masthead.checks if one.field == "issue_no"), None)
    if check is None or not masthead.date or not known:
        return masthead
    field = Field(str(masthead.issue_no), check.confidence, check.reason, check.printed)
    names = [f"the issue of {one.day}" for one in known]
    strange = [one for one in known if not _fits(masthead.issue_no, masthead.date, one)]
    expected = {one.number + _days(masthead.date, one) for one in known}
    if not strange:
        field = weighed(field, names, ())
    elif strange == known and _settle(known, masthead.date) and _near(expected, field.value):
        field = mended(str(expected.pop()), field.value, names)
    else:
        told = ", ".join(f"{one.day} had {one.number}" for one in strange)
        field = contradicted(field, told)
    told_now = Check("issue_no", round(field.confidence, 3), field.reason, field.printed)
    checks = tuple(told_now if one is check else one for one in masthead.checks)
    return replace(masthead, issue_no=int(field.value), checks=checks)


def _days(day: str, other: Neighbour) -> int:
    return (date.fromisoformat(day) - date.fromisoformat(other.day)).days


def _fits(number: int, day: str, other: Neighbour) -> bool:
    days, grown = _days(day, other), number - other.number
    return days * grown > 0 and abs(grown) <= abs(days)


def _settle(known: Sequence[Neighbour], day: str) -> bool:
    return len(known) > 1 or abs(_days(day, known[0])) == 1


def _near(expected: set[int], printed: str) -> bool:
    number, *more = expected
    return not more and number > 0 and Levenshtein.distance(str(number), printed) == 1
