"""How surely single characters are read: what tells which way up they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ocr.engine import Crop
from ocr.rapid import SIZING, RapidOcr
from press.page import Pixels


def certainty(glyphs: Sequence[Pixels]) -> tuple[float, ...]:
    """Return for each crop of one character how sure PP-OCRv6 is of it, 0 to 1.

    0 is what it does not read as a single character. The model also reads characters that lie on
    their right side, as those of upright rows do once the row has been laid down.
    """
    read = RapidOcr(replace(SIZING, narrowed=1.0)).read(
        [Crop(glyph, single=True) for glyph in glyphs]
    )
    return tuple(
        lines[0].confidence if lines and len(lines[0].text) == 1 else 0.0 for lines in read
    )
