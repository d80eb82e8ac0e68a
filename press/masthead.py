"""What the top of page one says of the issue, and how far it is to be believed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Check:
    """How sure one field of a masthead is, from 0 to 1, and why.

    `printed` is what was read where that was mended, and `reason` what it was mended by, or
    what speaks against the field.
    """

    field: str
    confidence: float
    reason: str = ""
    printed: str = ""


@dataclass(frozen=True, slots=True)
class Masthead:
    """What the top of page one says of the issue; a field not found is empty or 0.

    `checks` has one entry for every field that was found.
    """

    title: str = ""
    title_pinyin: str = ""
    date: str = ""
    weekday: str = ""
    lunar_date: str = ""
    solar_term: str = ""
    issue_no: int = 0
    pages_today: int = 0
    cn: str = ""
    email: str = ""
    publisher: str = ""
    sponsor: str = ""
    hotline: str = ""
    website: str = ""
    lines: tuple[str, ...] = ()
    checks: tuple[Check, ...] = ()
