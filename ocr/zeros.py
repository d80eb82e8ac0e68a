"""The zero of Chinese numbers (〇): readers take it for a letter, or do not see it at all.

PP-OCR often passes over it; Tesseract sees it, as O, and where one stands at times two.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ocr.align import Stretch, folded
from ocr.reading import Reading, Row, text_of

ZERO = "〇"

LOOKS = "○〇Oo0"
"""What readers take it for."""

_DIGIT = "一二三四五六七八九"
_RUN = re.compile(
    rf"(?<=[{_DIGIT}])[{LOOKS}]+(?![A-Za-z0-9])|^[{LOOKS}]+(?=[{_DIGIT}年月日多余个万])"
)


def zeros_told(reading: Reading) -> Reading:
    """Return a row's characters with zeros for circles that follow a Chinese digit."""
    text = "".join(folded(char.text) for char in reading)
    if len(text) != len(reading):
        return reading
    zeros = {place for run in _RUN.finditer(text) for place in range(*run.span())}
    return tuple(
        replace(char, text=ZERO) if place in zeros else char for place, char in enumerate(reading)
    )


def zeros_counted(part: Stretch, second: Reading, row: Row) -> Reading:
    """Return the zeros that the first reader alone has seen, as many as there is room for.

    None where something else stands against them. Circles side by side are often taken for one,
    whose box is that of any or of all: room is what lies between the characters beside them.
    """
    if part.second or set(text_of(part.first)) != {ZERO}:
        return ()
    start, end = part.start, part.end
    while start > 0 and second[start - 1].text == ZERO:
        start -= 1
    while end < len(second) and second[end].text == ZERO:
        end += 1
    first, last = row.along(row.box)
    before = row.middle(second[start - 1].box) if start > 0 else first - row.em / 2
    after = row.middle(second[end].box) if end < len(second) else last + row.em / 2
    count = round((after - before) / row.em) - 1 - (end - start)
    return part.first[-count:] if count > 0 else ()
