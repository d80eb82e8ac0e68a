"""A font of blanks: what the invisible text of a PDF is set in.

Every glyph is empty; glyph n is n steps wide. A character takes the glyph as wide as its place
on the page, so that a line is one string without gaps, and no reader of PDFs sees a space in it.
"""

from __future__ import annotations

from functools import cache
from io import BytesIO

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

NAME = "BanmianBlank"
EM = 1000
STEP = 50
"""Thousandths of an em by which widths differ: at 40 pixels to the em they are a pixel off."""

WIDEST = 800
"""Steps of the widest glyph, 40 ems."""

ASCENT, DESCENT = 880, -120


def glyph_steps(width: float) -> int:
    """Return the number of the glyph that is nearest to a width in ems."""
    return min(WIDEST, max(1, round(width * EM / STEP)))


@cache
def blank_font() -> bytes:
    """Return the font as TrueType; glyph 0 is the box of a missing character."""
    names = [".notdef", *(f"blank{steps}" for steps in range(1, WIDEST + 1))]
    widths = dict(zip(names, (EM, *(steps * STEP for steps in range(1, WIDEST + 1))), strict=True))
    empty = TTGlyphPen(None).glyph()
    builder = FontBuilder(EM, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupGlyf(dict.fromkeys(names, empty) | {".notdef": _box()})
    builder.setupHorizontalMetrics({name: (width, 0) for name, width in widths.items()})
    builder.setupHorizontalHeader(ascent=ASCENT, descent=DESCENT)
    builder.setupPost(keepGlyphNames=False)
    head = builder.font["head"]
    head.created = head.modified = 0
    builder.font.recalcTimestamp = False
    file = BytesIO()
    builder.save(file)
    return file.getvalue()


def _box() -> object:
    pen = TTGlyphPen(None)
    pen.moveTo((100, 0))
    for corner in ((100, 700), (900, 700), (900, 0)):
        pen.lineTo(corner)
    pen.closePath()
    return pen.glyph()
