"""Which rows a second reader is asked to read, when it is not asked to read them all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ocr.decide import Decision
from ocr.reading import Row, text_of
from press.page import Kind

ALWAYS = frozenset(
    {Kind.MASTHEAD, Kind.KICKER, Kind.HEADLINE, Kind.SUBTITLE, Kind.SUBHEADING, Kind.BYLINE,
     Kind.CAPTION}
)  # fmt: skip
"""Short, looked for by everyone, and set in type that readers meet seldom."""

EXPECTED_ERRORS = 0.17
"""Wrong characters to be expected in a row from which on it is in doubt."""

CLOSER = 0.12
"""The same in a row with digits or a name, which no reader can tell by their meaning."""

_DIGITS_OR_NAMES = re.compile(r"\d|[记記]者|通[讯訊]員|通讯员|摄影|攝影|[摄攝]$")

MISSING = 0.75
"""Ems without a character from which on one may be missing."""


MOST = 0.7
"""Of the rows of a page: where more are in doubt, the paper is, and all are read again."""


def rows_in_doubt(
    rows: Sequence[Row],
    decisions: Sequence[Decision],
    short: Sequence[float],
    ornamented: Sequence[bool],
) -> list[int]:
    """Return the numbers of the rows that are to be read again.

    `short` is as `in_doubt` takes it; a row that begins with an ornament is always in doubt.
    """
    known = zip(rows, decisions, short, strict=True)
    doubted = [n for n, row in enumerate(known) if ornamented[n] or in_doubt(*row)]
    return doubted if len(doubted) <= MOST * len(rows) else list(range(len(rows)))


def in_doubt(row: Row, decision: Decision, short: float) -> bool:
    """Tell whether a row is to be read again; `short` is what of it has no character, in ems."""
    if row.kind in ALWAYS or not decision.reading or short > MISSING:
        return True
    text = text_of(decision.reading)
    limit = CLOSER if _DIGITS_OR_NAMES.search(text) else EXPECTED_ERRORS
    return sum(1 - char.confidence for char in decision.reading) > limit
