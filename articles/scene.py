"""What ownership looks at: headlines, text, photos and rules of a part of a page."""

from __future__ import annotations

from dataclasses import dataclass

from articles.heads import Head
from press.geometry import Box
from press.page import Kind, Region

TEXT = (Kind.BODY, Kind.SUBHEADING, Kind.BYLINE, Kind.JUMP, Kind.TABLE)
FLOATING = (Kind.FIGURE, Kind.CAPTION)


@dataclass(frozen=True, slots=True)
class Scene:
    """A part of a page in which articles do not cross the border."""

    heads: tuple[Head, ...]
    texts: tuple[Region, ...]
    floats: tuple[Region, ...]
    rules: tuple[Box, ...]
    em: float
