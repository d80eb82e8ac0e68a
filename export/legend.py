"""The strip below an overlay picture that says what its colours mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PIL import Image, ImageDraw, ImageFont

from export.colours import Colour

_ROW = 30
_TYPE = 16
_SWATCH = 16
_GAP = 22
_INK: Colour = (40, 40, 40)

Entry = tuple[str, Colour | None]
"""A text in Latin letters, and the colour that it explains, if any."""


def with_legend(image: Image.Image, entries: Sequence[Entry]) -> Image.Image:
    """Return the picture with the entries on as many rows below it as they need."""
    placed = list(_places(entries, image.width))
    rows = 1 + max((row for row, _, _ in placed), default=0)
    whole = Image.new("RGB", (image.width, image.height + _ROW * rows), (255, 255, 255))
    whole.paste(image, (0, 0))
    draw = ImageDraw.Draw(whole)
    for row, left, (text, colour) in placed:
        middle = image.height + _ROW * (row + 0.5)
        if colour is not None:
            edges = (left, middle - _SWATCH / 2, left + _SWATCH, middle + _SWATCH / 2)
            draw.rectangle(edges, fill=colour)
        start = left if colour is None else left + _SWATCH + 6
        draw.text((start, middle), text, fill=_INK, font=ImageFont.load_default(_TYPE), anchor="lm")
    return whole


def _places(entries: Sequence[Entry], width: int) -> Iterator[tuple[int, float, Entry]]:
    row, left = 0, float(_GAP)
    for text, colour in entries:
        long = ImageFont.load_default(_TYPE).getlength(text) + (_SWATCH + 6 if colour else 0)
        if left + long > width and left > _GAP:
            row, left = row + 1, float(_GAP)
        yield row, left, (text, colour)
        left += long + _GAP
