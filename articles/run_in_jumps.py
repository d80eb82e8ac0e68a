"""Jump lines that share their row with the text: behind its last words, or before its first."""

from __future__ import annotations

import re
from itertools import pairwise

from articles.line_parts import part_of_line
from articles.phrases import jump_in, simplified
from press.page import Kind, Line, Region

_BEHIND = re.compile(r"[(（](?:下转|转|详见)[^()（）。]{1,9}版[)）]?\s*$")
_BEFORE = re.compile(r"^\s*[(（](?:紧?接|上接)[^()（）。]{1,9}版[)）]")


def parted_lines(region: Region) -> tuple[Line, ...]:
    """Return a body region's lines; a jump line in a row of text is a line of its own."""
    if region.kind is not Kind.BODY:
        return region.lines
    return tuple(part for line in region.lines for part in _parted(line))


def is_run_in(line: Line) -> bool:
    """Tell a jump line in brackets, wherever it stands in its row."""
    text = simplified(line.text)
    found = _BEHIND.match(text) or _BEFORE.fullmatch(text)
    return found is not None and jump_in(line.text) is not None


def _parted(line: Line) -> tuple[Line, ...]:
    text = simplified(line.text)
    found = _BEHIND.search(text) or _BEFORE.search(text)
    if found is None or len(line.chars) != len(text) or jump_in(found[0]) is None:
        return (line,)
    edges = sorted({0, *found.span(), len(text)})
    return tuple(part_of_line(line, *pair) for pair in pairwise(edges))
