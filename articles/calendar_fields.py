"""Date, weekday, lunar date and solar term of a masthead, each checked against the calendar."""

from __future__ import annotations

import re
from collections.abc import Sequence

from articles.almanac import (
    likeness,
    lunar_date,
    misread,
    read_as,
    same_months,
    solar_terms,
    weekday,
)
from articles.dating import Dated, Witnesses, date_in, dated, iso
from articles.fields import Field, contradicted, found_field, mended, weighed
from articles.marked import Found, Marked

SOLAR_TERMS = (
    "立春雨水惊蛰春分清明谷雨立夏小满芒种夏至小暑大暑"
    "立秋处暑白露秋分寒露霜降立冬小雪大雪冬至小寒大寒"
)
CALENDAR = "the calendar"

_TERM = "|".join(SOLAR_TERMS[i : i + 2] for i in range(0, len(SOLAR_TERMS), 2))
_WEEKDAY = re.compile(r"(?:星期|周|礼拜)(?P<day>[一二三四五六日天])")
_MAIMED = re.compile(r"星期(?P<day>.?)|.?期(?P<other>[一二三四五六日天])")
_LUNAR_DAY = r"(?:初[一二三四五六七八九十]|二?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|三十)"
_MONTH = r"闰?(?:正|[一二三四五六七八九十冬腊]|十[一二])月"
LUNAR = re.compile(
    rf"[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年{_MONTH}{_LUNAR_DAY}"
    rf"|(?<=[农夏]历){_MONTH}{_LUNAR_DAY}"
)
SOLAR = re.compile(rf"(?:{_MONTH}{_LUNAR_DAY})?(?:今日)?(?:{_TERM})")


def calendar_fields(
    whole: Marked, texts: Sequence[str], elsewhere: Sequence[str]
) -> dict[str, Field]:
    """Return the fields that a calendar can check.

    `texts` are the masthead's lines by themselves, `elsewhere` the folio lines of other pages.
    """
    printed, found = date_in(whole)
    week, lunar = whole.find(_WEEKDAY), whole.find(LUNAR)
    others = [iso(date_in(text)[0]) for text in elsewhere]
    witnesses = Witnesses(week.text, lunar.text, texts, [day for day in others if day])
    date = dated(printed, witnesses)
    fields = {"date": _date(date, found)}
    fields["weekday"] = _weekday(whole, week, date)
    fields["lunar_date"] = _lunar(lunar, texts, date.day)
    fields["solar_term"] = _solar_term(whole, texts, date.day, lunar)
    return fields


def _date(date: Dated, found: Found) -> Field:
    if not date.day:
        return Field("")
    if not found:
        field = mended(date.day, "", ("the other pages",))
    elif date.printed:
        return mended(date.day, date.printed, date.agree)
    else:
        field = found_field(found, date.day)
    return weighed(field, date.agree, date.differ)


def _weekday(whole: Marked, found: Found, date: Dated) -> Field:
    """Return the weekday; where a character is misread and the date is borne out, the date's."""
    if not date.day:
        return found_field(found)
    expected = weekday(date.day)
    if not found:
        maimed = whole.find(_MAIMED)
        return mended(expected, maimed.text, (CALENDAR,)) if maimed else Field("")
    if expected[-1] == found.text[-1].replace("天", "日"):
        return weighed(found_field(found), (CALENDAR,), ())
    others = [one for one in date.agree if one != "the weekday"]
    if others:
        value = found.text[:-1] + expected[-1]
        return mended(value, found.text, (CALENDAR, *others))
    return contradicted(found_field(found), f"{date.day} was a {expected}")


def _lunar(found: Found, texts: Sequence[str], day: str) -> Field:
    """Return the printed lunar date; where a character is misread, the calendar's of that day."""
    expected = lunar_date(day) if day else ""
    if not expected:
        return found_field(found)
    if found and expected.endswith(same_months(found.text)):
        return weighed(found_field(found), (CALENDAR, "the date"), ())
    near = max(texts, key=lambda text: likeness(expected, text), default="")
    if near and read_as(expected, near):
        return mended(expected, found.text or misread(expected, near), (CALENDAR, "the date"))
    return contradicted(found_field(found), f"{day} was {expected}") if found else Field("")


def _solar_term(whole: Marked, texts: Sequence[str], day: str, lunar: Found) -> Field:
    """Return the solar term named; 小雪 by itself is weather unless its day is near."""
    found = _after(whole, lunar).find(SOLAR)
    terms = solar_terms(day) if day else ()
    if not terms:
        return found_field(found)
    if found and any(same_months(found.text).replace("今日", "") in (t, t[-2:]) for t in terms):
        return weighed(found_field(found), (CALENDAR, "the date"), ())
    bare = [text.replace(lunar.text, "\n") if lunar else text for text in texts]
    near = [(likeness(term, text), term, text) for term in terms for text in bare]
    like, term, text = max(near, default=(0.0, "", ""))
    if read_as(term, text) and like:
        return mended(term, found.text or misread(term, text), (CALENDAR, "the date"))
    named_alone = len(found.text.replace("今日", "")) == 2
    if not found or named_alone:
        return Field("")
    return contradicted(found_field(found), f"the calendar has {' and '.join(terms)}")


def _after(whole: Marked, lunar: Found) -> Marked:
    """Return the text without the lunar date, which ends as a solar term's begins."""
    if not lunar:
        return whole
    start = whole.text.index(lunar.text)
    end = start + len(lunar.text)
    text = whole.text[:start] + "\n" + whole.text[end:]
    return Marked(text, (*whole.sure[:start], 1.0, *whole.sure[end:]))
