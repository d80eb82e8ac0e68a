"""What a reader made of a printed row, in page pixels: the words of this stage."""

from __future__ import annotations

from dataclasses import dataclass

from press.geometry import Box
from press.page import Kind


@dataclass(frozen=True, slots=True)
class Row:
    """A printed row: the place of its region on the page, its ink's box, its em in pixels.

    An `upright` row runs from the top down, one character below the other. A `late` one was not
    found by layout but by a reader. Left and right of it the page is `free` up to these edges.
    `script`, `hans` or `hant`, is that of most of a column of body text.
    """

    region: int
    box: Box
    em: float
    kind: Kind
    upright: bool = False
    late: bool = False
    free: tuple[int, int] = (0, 0)
    script: str = ""

    def along(self, box: Box) -> tuple[int, int]:
        """Return where a box begins and ends along the row, in pixels of the page."""
        return (box.top, box.bottom) if self.upright else (box.left, box.right)

    def middle(self, box: Box) -> float:
        """Return where the middle of a box is along the row, in pixels of the page."""
        return sum(self.along(box)) / 2


@dataclass(frozen=True, slots=True)
class Char:
    """A character as read: where it stands, and how sure its reader was, 0 to 1."""

    text: str
    box: Box
    confidence: float


Reading = tuple[Char, ...]
"""What one reader made of one row, in reading order."""


def text_of(reading: Reading) -> str:
    return "".join(char.text for char in reading)
