"""A printed line cut into its words and characters, each with its place on the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import fmean

from export.printed import legal
from press.geometry import Box, union
from press.page import Direction, Line, Region

_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Character:
    """A character with its box, how likely it is right, and what else readers saw there."""

    text: str
    box: Box
    confidence: float
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Word:
    """A run of characters without white space: between Chinese ones there is none."""

    characters: tuple[Character, ...]

    @property
    def text(self) -> str:
        return "".join(one.text for one in self.characters)

    @property
    def box(self) -> Box:
        return union(one.box for one in self.characters)

    @property
    def confidence(self) -> float:
        return fmean(one.confidence for one in self.characters)


def words_of(line: Line, region: Region) -> Iterator[Word]:
    """Yield the words of a line in order; a line of nothing but white space has none."""
    if not line.text.strip():
        return
    boxes = line.chars or even_boxes(line, upright=region.direction is Direction.TTB_RTL)
    sure = line.confidences or (line.confidence,) * len(line.text)
    others = _others(line)
    for word in _WORD.finditer(line.text):
        characters = [
            Character(line.text[n], boxes[n], sure[n], others.get(n, ()))
            for n in range(word.start(), word.end())
            if legal(line.text[n])
        ]
        if characters:
            yield Word(tuple(characters))


def even_boxes(line: Line, *, upright: bool) -> tuple[Box, ...]:
    """Share a line's box out evenly among its characters."""
    box, count = line.box, len(line.text)
    if upright:
        edges = [box.top + box.height * n // count for n in range(count + 1)]
        return tuple(
            Box(box.left, edges[n], box.right, edges[n + 1]) for n in range(count)
        )  # fmt: skip
    edges = [box.left + box.width * n // count for n in range(count + 1)]
    return tuple(Box(edges[n], box.top, edges[n + 1], box.bottom) for n in range(count))


def _others(line: Line) -> dict[int, tuple[str, ...]]:
    """Return what readers saw in place of a single character that was chosen."""
    found: dict[int, tuple[str, ...]] = {}
    for choice in line.choices:
        if choice.end - choice.start == 1:
            read = dict.fromkeys(one.strip() for one in choice.readings.values())
            read.pop(line.text[choice.start], None)
            found[choice.start] = tuple(one for one in read if one)
    return found
