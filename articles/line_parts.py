"""A part of a printed line, which is a line itself."""

from __future__ import annotations

from dataclasses import replace

from press.geometry import union
from press.page import Line


def part_of_line(line: Line, start: int, end: int) -> Line:
    """Return the characters `start` to `end` of a line every character of which has a box."""
    choices = tuple(
        replace(one, start=one.start - start, end=one.end - start)
        for one in line.choices
        if start <= one.start and one.end <= end
    )
    return replace(
        line,
        box=union(line.chars[start:end]),
        text=line.text[start:end],
        chars=line.chars[start:end],
        confidences=line.confidences[start:end],
        choices=choices,
    )
