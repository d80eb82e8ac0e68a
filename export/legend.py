"""The strip below an overlay picture that says what its colours and numbers mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PIL import Image, ImageDraw, ImageFont

from export.colours import Colour

ROW = 32
"""Pixels from row to row."""

_TYPE = 16
_SWATCH = 18
_GAP = 24
_INK: Colour = (40, 40, 40)
_WHITE: Colour = (255, 255, 255)


@dataclass(frozen=True, slots=True)
class Entry:
    """A text in Latin letters, the colour that it explains, and a number or a picture.

    A picture is what is printed: no font here has Chinese characters.
    """

    text: str = ""
    colour: Colour | None = None
    number: str = ""
    picture: Image.Image | None = None

    @property
    def swatch(self) -> float:
        if self.number:
            return ImageFont.load_default(_TYPE).getlength(self.number) + 16
        return _SWATCH if self.colour else 0.0

    @property
    def width(self) -> float:
        text = ImageFont.load_default(_TYPE).getlength(self.text) if self.text else 0.0
        shown = self.picture.width if self.picture else 0
        return self.swatch + (7 if self.swatch else 0) + text + shown


def with_legend(image: Image.Image, rows: Sequence[Sequence[Entry]]) -> Image.Image:
    """Return the picture with groups of entries below it, each group on rows of its own."""
    placed = list(_places([group for group in rows if group], image.width))
    count = 1 + max((row for row, _, _ in placed), default=0)
    whole = Image.new("RGB", (image.width, image.height + ROW * count), _WHITE)
    whole.paste(image, (0, 0))
    draw = ImageDraw.Draw(whole)
    for row, left, entry in placed:
        _draw(whole, draw, entry, left, image.height + ROW * (row + 0.5))
    return whole


def _draw(
    whole: Image.Image, draw: ImageDraw.ImageDraw, entry: Entry, left: float, middle: float
) -> None:
    font = ImageFont.load_default(_TYPE)
    if entry.colour is not None:
        edges = (left, middle - _SWATCH / 2, left + entry.swatch, middle + _SWATCH / 2)
        draw.rounded_rectangle(edges, radius=_SWATCH / 2 if entry.number else 2, fill=entry.colour)
    if entry.number:
        at = left + entry.swatch / 2, middle
        draw.text(at, entry.number, fill=_WHITE, font=font, anchor="mm")
    start = left + entry.swatch + (7 if entry.swatch else 0)
    if entry.picture:
        whole.paste(entry.picture, (round(start), round(middle - entry.picture.height / 2)))
        start += entry.picture.width
    draw.text((start, middle), entry.text, fill=_INK, font=font, anchor="lm")


def _places(groups: Sequence[Sequence[Entry]], width: int) -> Iterator[tuple[int, float, Entry]]:
    row = -1
    for group in groups:
        row, left = row + 1, float(_GAP)
        for entry in group:
            if left + entry.width > width and left > _GAP:
                row, left = row + 1, float(_GAP)
            yield row, left, entry
            left += entry.width + _GAP
