"""What the calendar says of a day, against which a masthead is checked."""

from __future__ import annotations

import re
from datetime import date, timedelta

from borax.calendars.lunardate import MAX_SOLAR_DATE, MIN_SOLAR_DATE, LunarDate
from rapidfuzz import fuzz

ALIKE = 70
"""Per cent of the characters that a printed date shares with the calendar's to be the same."""

TERM_IN_SIGHT = 17
"""Days before and after a solar term on which a paper names it: two are at most 16 apart."""

_MONTHS = {"一月": "正月", "十一月": "冬月", "十二月": "腊月"}
_MONTH = re.compile(r"(?<!十)(?:一月|十一月|十二月)")


def weekday(day: str) -> str:
    """Return the weekday of an ISO date as it is printed, 星期三."""
    return "星期" + "一二三四五六日"[date.fromisoformat(day).weekday()]


def lunar_date(day: str) -> str:
    """Return the lunar date of an ISO date as it is printed, 壬寅年三月初六.

    It is empty for a day before 1900-01-31 or after 2101-01-28: the calendar knows none there.
    """
    if not MIN_SOLAR_DATE <= date.fromisoformat(day) <= MAX_SOLAR_DATE:
        return ""
    lunar = _lunar(date.fromisoformat(day))
    return f"{lunar.gz_year}年{_month_and_day(lunar)}"


def solar_terms(day: str) -> tuple[str, ...]:
    """Return the solar terms next to an ISO date with their lunar dates, 三月二十谷雨.

    There are none where the calendar does not reach, see `lunar_date`.
    """
    middle = date.fromisoformat(day)
    days = [middle + timedelta(days=n) for n in range(-TERM_IN_SIGHT, TERM_IN_SIGHT + 1)]
    if days[0] < MIN_SOLAR_DATE or days[-1] > MAX_SOLAR_DATE:
        return ()
    near = [(abs((then - middle).days), _lunar(then)) for then in days]
    terms = sorted((far, _month_and_day(one) + one.term) for far, one in near if one.term)
    return tuple(term for _, term in terms)


def same_months(text: str) -> str:
    """Return a lunar date with its months as the calendar calls them: 冬月 for 十一月."""
    return _MONTH.sub(lambda match: _MONTHS[match[0]], text)


def likeness(expected: str, text: str) -> float:
    """Return in per cent how much of what is expected stands in a text, misread or not."""
    return fuzz.partial_ratio(expected, text)


def read_as(expected: str, text: str) -> bool:
    """Tell whether a misread text is what it is expected to be."""
    return likeness(expected, text) >= ALIKE


def misread(expected: str, text: str) -> str:
    """Return the part of a text that was read where something is expected."""
    found = fuzz.partial_ratio_alignment(expected, text)
    return text[found.dest_start : found.dest_end] if found else ""


def _lunar(day: date) -> LunarDate:
    return LunarDate.from_solar_date(day.year, day.month, day.day)


def _month_and_day(lunar: LunarDate) -> str:
    return f"{'闰' if lunar.leap else ''}{lunar.cn_month}月{lunar.cn_day}"
