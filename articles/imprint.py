"""Issue number, page count, CN number, addresses, publisher and sponsor of a masthead."""

from __future__ import annotations

import re

from articles.fields import Field, contradicted, found_field, weighed
from articles.marked import Marked
from articles.phrases import numeral

PROVINCES = frozenset(
    {*range(11, 16), *range(21, 24), *range(31, 38), *range(41, 47), *range(50, 55), *range(61, 66)}
)
"""The first two digits of a CN number: the code of the region that registers a newspaper."""

_ISSUE = re.compile(r"第(?P<no>[\dOoIl|]{1,6})[期号]|总(?P<other>\d{3,6})期")
_PAGES = re.compile(
    r"(?:今[日天]|本期|本报今日)(?:共|对开|四开|4开)*(?P<no>\d{1,3}|[一二三四五六七八九十]{1,3})版"
)
_CN = re.compile(
    r"[CG][NM](?P<code>[\dOoIl]{2})[-—一–_~]{0,2}(?P<no>[\dOoIl]{4})(?!\d)", re.IGNORECASE
)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_WEB = re.compile(r"(?:https?[:]//)?(?:www\.)[\w-]+(?:\.[\w-]+)+|https?[:]//[\w./-]+", re.ASCII)
_HOTLINE = re.compile(r"(?:热线|电话)[:]?\n?(?P<no>(?:\d{3,4}[-—])?\d{5,8})")
_PUBLISHER = re.compile(r"(?P<name>[一-龥]{2,10}报社)(?:出版|编辑出版)?")
_SPONSOR = re.compile(r"(?P<name>中共[一-龥]{1,8}?委(?:员会)?)(?=机关报|主管|主办|宣传部|$)")
_SPONSORED = re.compile(r"中共[一-龥]{1,8}?委(?:员会)?(?:机关报|主管|主办)+")
FORMS = (_ISSUE, _PAGES, _CN, _EMAIL, _WEB, _HOTLINE, _PUBLISHER, _SPONSOR)
"""What a masthead says and nothing else does, most of it at least."""

_DIGITS = str.maketrans({"O": "0", "o": "0", "I": "1", "l": "1", "|": "1"})


def imprint(whole: Marked, page_count: int) -> dict[str, Field]:
    """Return the fields that are told by their form; `page_count` is what the scans have."""
    hotline = whole.find(_HOTLINE, "no")
    return {
        "issue_no": _issue_no(whole),
        "pages_today": _pages_today(whole, page_count),
        "cn": _cn(whole),
        "email": found_field(whole.find(_EMAIL)),
        "publisher": publisher(whole),
        "sponsor": found_field(whole.find(_SPONSOR, "name")),
        "hotline": found_field(hotline, hotline.text.replace("—", "-")),
        "website": found_field(whole.find(_WEB)),
    }


def publisher(whole: Marked) -> Field:
    """Return the publisher, which a sponsor's name before it is no part of."""
    text, sure = whole.text, list(whole.sure)
    for match in _SPONSORED.finditer(text):
        text = text[: match.start()] + "\n" * len(match[0]) + text[match.end() :]
    return found_field(Marked(text, tuple(sure)).find(_PUBLISHER, "name"))


def _issue_no(whole: Marked) -> Field:
    match = _ISSUE.search(whole.text)
    if match is None:
        return Field("")
    found = whole.part(match, "no" if match["no"] else "other")
    number = found.text.translate(_DIGITS)
    return _with_digits(found_field(found, str(int(number))), found.text, number)


def _pages_today(whole: Marked, page_count: int) -> Field:
    found = whole.find(_PAGES, "no")
    number = numeral(found.text)
    field = found_field(found, str(number) if number else "")
    agree = ("the number of pages",) if number and number == page_count else ()
    return weighed(field, agree, ()) if field.value else field


def _cn(whole: Marked) -> Field:
    """Return the CN number in the form that the register gives it, CN22-0010."""
    match = _CN.search(whole.text)
    if match is None:
        return Field("")
    found = whole.part(match)
    code, number = (match[name].translate(_DIGITS) for name in ("code", "no"))
    printed = match["code"] + match["no"]
    field = _with_digits(found_field(found, f"CN{code}-{number}"), printed, code + number)
    if int(code) in PROVINCES:
        return field
    return contradicted(field, f"{code} is the code of no province")


def _with_digits(field: Field, printed: str, digits: str) -> Field:
    if printed == digits:
        return field
    return Field(field.value, min(field.confidence, 0.9), "letters read for digits", printed)
