"""The colours of overlay pictures."""

from __future__ import annotations

from press.page import Kind

Colour = tuple[int, int, int]
"""Red, green and blue, 0 to 255."""

KIND_COLOURS: dict[Kind, Colour] = {
    Kind.MASTHEAD: (120, 70, 160),
    Kind.KICKER: (240, 150, 30),
    Kind.HEADLINE: (215, 40, 40),
    Kind.SUBTITLE: (235, 105, 120),
    Kind.SUBHEADING: (175, 90, 40),
    Kind.BYLINE: (150, 120, 0),
    Kind.BODY: (60, 130, 215),
    Kind.FIGURE: (40, 160, 90),
    Kind.CAPTION: (20, 165, 165),
    Kind.TABLE: (100, 100, 190),
    Kind.ADVERT: (200, 70, 180),
    Kind.JUMP: (230, 190, 0),
    Kind.FURNITURE: (120, 120, 120),
}

NOBODYS: Colour = (120, 120, 120)
"""Regions that belong to no article."""

_ARTICLE_COLOURS: tuple[Colour, ...] = (
    (200, 30, 45), (25, 95, 190), (20, 130, 60), (150, 50, 165), (205, 95, 0), (0, 125, 135),
    (110, 75, 30), (205, 30, 125), (75, 75, 185), (95, 125, 0), (60, 70, 80), (170, 60, 60),
)  # fmt: skip


def article_colour(number: int) -> Colour:
    """Return the colour of the n-th article, counted from 1; they come round again."""
    return _ARTICLE_COLOURS[(number - 1) % len(_ARTICLE_COLOURS)]
