"""Read text in the form in which set phrases are looked for, with how sure each character is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from math import prod

from articles.phrases import folded
from press.page import Line


@dataclass(frozen=True, slots=True)
class Found:
    """What a pattern found, and how likely all its characters are right."""

    text: str = ""
    confidence: float = 1.0

    def __bool__(self) -> bool:
        return bool(self.text)


NOTHING = Found()


@dataclass(frozen=True, slots=True)
class Marked:
    """Text in NFKC without white space, and the confidence of every character of it."""

    text: str
    sure: tuple[float, ...]

    def find(self, pattern: re.Pattern[str], group: int | str = 0) -> Found:
        """Return what the pattern finds first, or its group."""
        match = pattern.search(self.text)
        return self.part(match, group) if match else NOTHING

    def part(self, match: re.Match[str], group: int | str = 0) -> Found:
        """Return a match in this text, or its group, with its confidence."""
        start, end = match.span(group)
        return Found(self.text[start:end], prod(self.sure[start:end]))


def marked(text: str, sure: Iterable[float] = ()) -> Marked:
    """Return a line's text folded; without confidences every character is sure."""
    known = tuple(sure)
    known = known if len(known) == len(text) else (1.0,) * len(text)
    parts = [(folded(char), one) for char, one in zip(text, known, strict=True)]
    return Marked(
        "".join(part for part, _ in parts), tuple(one for part, one in parts for _ in part)
    )


def marked_line(line: Line) -> Marked:
    return marked(line.text, line.confidences or (line.confidence,) * len(line.text))


def together(parts: Iterable[Marked], between: str = "\n") -> Marked:
    """Return texts one after the other."""
    whole = list(parts)
    gap = (1.0,) * len(between)
    return Marked(
        between.join(part.text for part in whole),
        tuple(one for part in whole for one in (*part.sure, *gap))[: -len(gap) or None],
    )
