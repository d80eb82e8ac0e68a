"""What the calendar says of a day, against which a masthead is checked."""

from __future__ import annotations

from datetime import date

from borax.calendars.lunardate import LunarDate
from rapidfuzz import fuzz

ALIKE = 70
"""Per cent of the characters that a printed date shares with the calendar's to be the same."""


def lunar_date(day: str) -> str:
    """Return the lunar date of an ISO date as it is printed, 壬寅年三月初六."""
    lunar = LunarDate.from_solar_date(*date.fromisoformat(day).timetuple()[:3])
    leap = "闰" if lunar.leap else ""
    return f"{lunar.gz_year}年{leap}{lunar.cn_month}月{lunar.cn_day}"


def read_as(expected: str, text: str) -> bool:
    """Tell whether a misread text is what it is expected to be."""
    return fuzz.partial_ratio(expected, text) >= ALIKE
