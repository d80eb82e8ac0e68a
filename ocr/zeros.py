"""The zero of Chinese numbers (〇): readers take it for a letter, or do not see it at all.

PP-OCR often passes over it; Tesseract sees it, as O, and where one stands at times two.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ocr.align import Stretch, folded
from ocr.reading import Reading, text_of

ZERO = "〇"

LOOKS = "○〇Oo0"
"""What readers take it for."""

LEAST = 0.3
"""Ems of room: the second reader may have taken two for one, and put it between them."""

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


def zeros_counted(part: Stretch, ems: float) -> Reading:
    """Return the zeros that the first reader alone has seen, as many as there is room for.

    None where something else stands against them, or they are not in question. `ems` is the room.
    """
    if part.second or set(text_of(part.first)) != {ZERO}:
        return ()
    return part.first[-max(1, round(ems)) :] if ems > LEAST else ()
