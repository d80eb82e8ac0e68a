"""The masthead's fields out of its lines, each by the form it is printed in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from pypinyin import lazy_pinyin
from rapidfuzz import fuzz

from articles.almanac import lunar_date, read_as
from articles.phrases import folded, numeral
from articles.typesize import type_size
from press.geometry import overlap_y
from press.masthead import Masthead
from press.page import Kind, Line, Page, Region

SOLAR_TERMS = (
    "立春雨水惊蛰春分清明谷雨立夏小满芒种夏至小暑大暑"
    "立秋处暑白露秋分寒露霜降立冬小雪大雪冬至小寒大寒"
)
_TERM = "|".join(SOLAR_TERMS[i : i + 2] for i in range(0, len(SOLAR_TERMS), 2))

_DATE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_WEEKDAY = re.compile(r"星期[一二三四五六日天]")
_LUNAR_DAY = r"(?:初[一二三四五六七八九十]|二?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|三十)"
_MONTH = r"闰?(?:正|[一二三四五六七八九十冬腊]|十[一二])月"
_LUNAR = re.compile(rf"[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年{_MONTH}{_LUNAR_DAY}")
_SOLAR = re.compile(rf"(?:{_MONTH}{_LUNAR_DAY})?(?:今日)?(?:{_TERM})")
_ISSUE = re.compile(r"第(\d{1,6})期")
_PAGES = re.compile(r"今[日天](?:共)?(\d{1,3}|[一二三四五六七八九十]{1,3})版")
_CN = re.compile(r"CN(\d{2})[-—一](\d{4})")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_WEB = re.compile(r"(?:https?[:]//)?(?:www\.)[\w-]+(?:\.[\w-]+)+|https?[:]//[\w./-]+", re.ASCII)
_HOTLINE = re.compile(r"(?:热线|电话)[:]?\s*((?:\d{3,4}[-—])?\d{5,8})")
_PUBLISHER = re.compile(r"([一-龥]{2,10}报社)(?:出版|编辑出版)?")
_SPONSOR = re.compile(r"(中共[一-龥]{1,8}?委(?:员会)?)(?=机关报|主管|主办|宣传部|$)")
_SPONSORED = re.compile(r"中共[一-龥]{1,8}?委(?:员会)?(?:机关报|主管|主办)+")
_TITLE = re.compile(r"[一-龥]{1,6}(?:日报|晚报|早报|晨报|时报|周报|商报|都市报|报)")

LIKE_THE_TITLE = 75
"""Per cent of the letters that a line shares with the title's pinyin."""

_LATIN = re.compile(r"[A-Z][A-Z' ]{5,}")


def masthead_of(page: Page) -> Masthead:
    """Return the masthead of a page; from its folio line what that says, when there is none."""
    regions = [region for region in page.regions if region.kind is Kind.MASTHEAD]
    if not regions:
        regions = [region for region in page.regions if region.kind is Kind.FURNITURE]
    lines = [line for region in regions for line in region.lines]
    printed = [line.text.strip() for line in lines]
    return masthead_from_lines(printed, largest=_largest(regions), rows=_rows(lines))


def _rows(lines: Sequence[Line]) -> list[str]:
    """Join what stands level: a row of a masthead may have been cut where it is spaced out."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: (line.box.middle[1], line.box.left)):
        last = rows[-1][-1].box if rows else None
        if last and overlap_y(last, line.box) > 0.6 * min(last.height, line.box.height):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [
        " ".join(line.text.strip() for line in sorted(row, key=lambda line: line.box.left))
        for row in rows
        if len(row) > 1
    ]


def masthead_from_lines(
    lines: Sequence[str], *, largest: str = "", rows: Sequence[str] = ()
) -> Masthead:
    """Parse printed lines.

    `largest` is the text in the largest type, most likely the title; `rows` are lines that stand
    level, joined.
    """
    texts = [folded(line) for line in (*rows, *lines)]
    whole = "\n".join(texts)
    publisher = _first(_PUBLISHER, _SPONSORED.sub("\n", whole))
    title = _title(texts, folded(largest), publisher)
    day = _date(whole)
    return Masthead(
        title=title,
        title_pinyin=_pinyin(lines, title),
        date=day,
        weekday=_whole(_WEEKDAY, whole),
        lunar_date=_lunar(texts, day),
        solar_term=_solar_term(whole),
        issue_no=int(_first(_ISSUE, whole) or 0),
        pages_today=numeral(_first(_PAGES, whole)),
        cn="CN{}-{}".format(*match.groups()) if (match := _CN.search(whole)) else "",
        email=_whole(_EMAIL, whole),
        publisher=publisher,
        sponsor=_first(_SPONSOR, whole),
        hotline=_first(_HOTLINE, whole).replace("—", "-"),
        website=_whole(_WEB, whole),
        lines=tuple(dict.fromkeys(line for line in lines if line)),
    )


def _largest(regions: Sequence[Region]) -> str:
    sized = [(type_size(region), region) for region in regions if region.lines]
    return max(sized, key=lambda pair: pair[0])[1].text.replace("\n", "") if sized else ""


def _first(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text)
    return match[1] if match else ""


def _whole(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text)
    return match[0] if match else ""


def _solar_term(whole: str) -> str:
    match = _SOLAR.search(_LUNAR.sub("\n", whole))
    return match[0] if match else ""


def _date(whole: str) -> str:
    match = _DATE.search(whole)
    if match is None:
        return ""
    try:
        return date(*(int(part) for part in match.groups())).isoformat()
    except ValueError:
        return ""


def _lunar(texts: Sequence[str], day: str) -> str:
    """Return the printed lunar date; where a character is misread, the calendar's of that day."""
    printed = _whole(_LUNAR, "\n".join(texts))
    expected = lunar_date(day) if day else ""
    if expected and printed != expected and any(read_as(expected, text) for text in texts):
        return expected
    return printed


def _title(texts: Sequence[str], largest: str, publisher: str) -> str:
    """Return the title; brush script is hard to read, the publisher's line names it in type."""
    if publisher:
        return publisher.removesuffix("社")
    if _TITLE.fullmatch(largest):
        return largest
    named = [match[0] for text in texts if (match := _TITLE.fullmatch(text))]
    return named[0] if named else ""


def _pinyin(lines: Sequence[str], title: str) -> str:
    """Return the printed pinyin, spaced and spelt as the title's syllables are.

    Spaced capitals are read with faults; a line that resembles the title's own pinyin is it.
    """
    syllables = [syllable.upper() for syllable in lazy_pinyin(title)]
    spelt = "".join(syllables)
    if title and any(fuzz.ratio(spelt, _letters(line)) >= LIKE_THE_TITLE for line in lines):
        return " ".join(syllables)
    return next((match[0].strip() for line in lines if (match := _LATIN.search(line))), "")


def _letters(line: str) -> str:
    return "".join(char for char in line.upper() if char.isascii() and not char.isspace())
