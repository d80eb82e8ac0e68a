"""Which regions of a page are set in simplified and which in traditional characters.

Tesseract has a model for each, and each takes the other's characters for its own without doubting
them. The second reader knows both and tells them apart, also where it reads nothing else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from language.script import script_of
from ocr.first import read_rows
from ocr.readers import Readers
from ocr.reading import Row, text_of
from press.page import Pixels

SAMPLES = 8
"""Regions that are looked at first; only where they disagree all others are looked at."""

LONGEST = 18.0
"""Ems: a row that long tells enough."""


def scripts_of(rows: Sequence[Row], pixels: Pixels, readers: Readers) -> dict[int, str]:
    """Return the script, `hans` or `hant`, of every region that has rows.

    A region that is not looked at, or tells nothing, is in the script of most.
    """
    regions = list(dict.fromkeys(row.region for row in rows))
    if readers.script != "auto":
        return dict.fromkeys(regions, readers.script)
    tellers = {
        region: _longest([row for row in rows if row.region == region]) for region in regions
    }
    by_length = sorted(regions, key=lambda region: -_length(tellers[region]))
    first, rest = by_length[:SAMPLES], by_length[SAMPLES:]
    told = _told({region: tellers[region] for region in first}, pixels, readers)
    if len(set(told.values()) - {""}) > 1:
        told |= _told({region: tellers[region] for region in rest}, pixels, readers)
    most = Counter(script for script in told.values() if script).most_common(1)
    usual = most[0][0] if most else "hans"
    return {region: told.get(region) or usual for region in regions}


def _length(row: Row) -> float:
    start, end = row.along(row.box)
    return min(LONGEST, (end - start) / row.em)


def _longest(rows: Sequence[Row]) -> Row:
    return max(rows, key=_length)


def _told(tellers: Mapping[int, Row], pixels: Pixels, readers: Readers) -> dict[int, str]:
    """Return what one row of each region tells of its script, "" when it tells nothing."""
    found = read_rows(list(tellers.values()), pixels, readers.both_scripts)
    return {
        region: script_of(text_of(reading)) for region, reading in zip(tellers, found, strict=True)
    }
