"""The font that the invisible text of a PDF is set in: boxes of every width.

Glyph n is n steps wide. A character takes the glyph as wide as its place on the page, so that a
line is one string without gaps, and no reader of PDFs sees a space in it. The boxes are never
drawn; a reader takes their outlines for the place of a character, and those of empty glyphs for
no place at all (PDFium then marks nothing and joins lines with spaces).
"""

from __future__ import annotations

from functools import cache
from io import BytesIO

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

NAME = "BanmianUnseen"
EM = 1000
STEP = 50
"""Thousandths of an em by which widths differ: at 40 pixels to the em they are a pixel off."""

WIDEST = 640
"""Steps of the widest glyph, 32 ems."""

ASCENT, DESCENT = 880, -120


def glyph_steps(width: float) -> int:
    """Return the number of the glyph that is nearest to a width in ems."""
    return min(WIDEST, max(1, round(width * EM / STEP)))


@cache
def unseen_font() -> bytes:
    """Return the font as TrueType; glyph 0, which stands for what is missing, is never used."""
    names = [".notdef", *(f"box{steps}" for steps in range(1, WIDEST + 1))]
    widths = dict(zip(names, (EM, *(steps * STEP for steps in range(1, WIDEST + 1))), strict=True))
    builder = FontBuilder(EM, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupGlyf({name: _box(width) for name, width in widths.items()})
    builder.setupHorizontalMetrics({name: (width, 0) for name, width in widths.items()})
    builder.setupHorizontalHeader(ascent=ASCENT, descent=DESCENT)
    builder.setupPost(keepGlyphNames=False)
    head = builder.font["head"]
    head.created = head.modified = 0
    builder.font.recalcTimestamp = False
    file = BytesIO()
    builder.save(file)
    return file.getvalue()


def _box(width: int) -> object:
    pen = TTGlyphPen(None)
    pen.moveTo((0, DESCENT))
    for corner in ((0, ASCENT), (width, ASCENT), (width, DESCENT)):
        pen.lineTo(corner)
    pen.closePath()
    return pen.glyph()
