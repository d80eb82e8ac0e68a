"""The date of an issue from all that speaks of it: date, weekday, lunar date, other pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from articles.almanac import lunar_date, read_as, same_months, weekday
from articles.marked import NOTHING, Found, Marked, marked
from articles.phrases import NUMERALS, numeral

FIRST, LAST = 1870, 2100
"""Years of newspapers."""

MENDING = 1.0
"""By how much another date must be better borne out than the one that was read."""

CHANGED = 2.0
"""What a digit taken for misread costs."""

_ZH = "[" + "".join(NUMERALS) + "○]"
_DATE = re.compile(r"(\d{4})[年.\-/](\d{1,2})[月.\-/](\d{1,2})(?:[日曰目]|(?!\d))")
_WRITTEN = re.compile(rf"({_ZH}{{4}})年({_ZH}{{1,2}})月({_ZH}{{1,3}})日")


@dataclass(frozen=True, slots=True)
class Witnesses:
    """What else stands in print of a date: weekday, lines that may hold a lunar date (with
    `lunar` when one was recognised), and the dates on other pages."""

    weekday: str = ""
    lunar: str = ""
    lines: Sequence[str] = ()
    elsewhere: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Dated:
    """An ISO date, empty for none; what was read, if that was something else; who agrees with it
    and who does not."""

    day: str
    printed: str = ""
    agree: tuple[str, ...] = ()
    differ: tuple[str, ...] = ()


def date_in(text: Marked | str) -> tuple[str, Found]:
    """Return the first date in a text as y-m-d, possible or not, and where it was found."""
    text = marked(text) if isinstance(text, str) else text
    if match := _DATE.search(text.text):
        return "-".join(match.groups()), text.part(match)
    if match := _WRITTEN.search(text.text):
        year = "".join(str(NUMERALS.get(char, 0)) for char in match[1])
        return f"{year}-{numeral(match[2])}-{numeral(match[3])}", text.part(match)
    return "", NOTHING


def dated(printed: str, witnesses: Witnesses) -> Dated:
    """Return the date that a printed y-m-d stands for; mended where others bear out another."""
    own = iso(printed)
    if not printed:
        counted = Counter(witnesses.elsewhere).most_common(1)
        return _told(counted[0][0], "", witnesses) if counted else Dated("")
    scores = {day: _score(day, own, witnesses) for day in {own, *_variants(printed)} if day}
    if not scores:
        return Dated("")
    best = max(scores, key=lambda day: (scores[day], day == own, day))
    second = max((score for day, score in scores.items() if day != best), default=-9.0)
    here = scores.get(own, -CHANGED)
    mends = best != own and scores[best] - here >= MENDING and scores[best] > second
    if mends:
        return _told(best, own or printed, witnesses)
    return _told(own, "", witnesses) if own else Dated("")


def iso(printed: str) -> str:
    """Return y-m-d as an ISO date, empty when there is no such day."""
    try:
        year, month, day = (int(part) for part in printed.split("-"))
        return date(year, month, day).isoformat() if FIRST <= year <= LAST else ""
    except ValueError:
        return ""


def _variants(printed: str) -> Iterator[str]:
    """Yield the dates in which one digit was taken for another."""
    for place, char in enumerate(printed):
        if char.isdigit():
            for digit in "0123456789":
                yield iso(printed[:place] + digit + printed[place + 1 :])


def _score(day: str, own: str, witnesses: Witnesses) -> float:
    total = 0.0 if day == own else -CHANGED
    if witnesses.weekday:
        total += 1.0 if _same_weekday(day, witnesses.weekday) else -1.2
    total += {True: 2.5, False: -1.5, None: 0.0}[_lunar_agrees(day, witnesses)]
    same = sum(other == day for other in witnesses.elsewhere)
    return total + 1.2 * min(3, same) - 0.4 * min(3, len(witnesses.elsewhere) - same)


def _told(day: str, printed: str, witnesses: Witnesses) -> Dated:
    agree: list[str] = []
    differ: list[str] = []
    if witnesses.weekday:
        same = _same_weekday(day, witnesses.weekday)
        (agree if same else differ).append("the weekday")
    lunar = _lunar_agrees(day, witnesses)
    if lunar is not None:
        (agree if lunar else differ).append("the lunar date")
    if witnesses.elsewhere:
        most = Counter(witnesses.elsewhere).most_common(1)[0][0]
        (agree if most == day else differ).append("the other pages")
    return Dated(day, printed, tuple(agree), tuple(differ))


def _same_weekday(day: str, printed: str) -> bool:
    return weekday(day)[-1] == printed[-1].replace("天", "日")


def _lunar_agrees(day: str, witnesses: Witnesses) -> bool | None:
    """Tell whether the lunar date is the day's; None where the page or the calendar has none.

    One that was not recognised is the day's where a line may be it.
    """
    expected = lunar_date(day)
    if not expected:
        return None
    if witnesses.lunar:
        return expected.endswith(same_months(witnesses.lunar))
    return any(read_as(expected, line) for line in witnesses.lines) or None
