"""Text with its doubtful characters marked, and what there is to know of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from export.printed import PrintedLine
from press.geometry import Box, grown
from press.page import Choice, Line, Page

DOUBTFUL, UNSURE = 0.9, 0.98
"""Probabilities of being right below which a character is marked strongly, and lightly."""

AROUND = 6
"""Characters of its line that are shown on either side of a doubtful one."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters alike in doubt: `level` is empty, `unsure` or `doubtful`."""

    text: str
    level: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Suspect:
    """A doubtful character amid its line, and the part of the page that it stands in."""

    char: str
    before: str
    after: str
    sure: float
    readings: str
    page: int
    view: Box


def pieces_of(lines: Sequence[PrintedLine]) -> Iterator[Piece]:
    """Join printed lines, a space between Latin words, and part them where doubt begins or ends."""
    for place, printed in enumerate(lines):
        line = printed.line
        length = len(line.text.rstrip()) - printed.hyphen
        yield from _pieces(line, length)
        if place + 1 < len(lines) and not printed.hyphen:
            end, start = line.text.rstrip()[-1:], lines[place + 1].line.text.lstrip()[:1]
            if end.isascii() and end.isalnum() and start.isascii() and start.isalnum():
                yield Piece(" ")


def suspects_in(lines: Iterable[PrintedLine], pages: dict[int, Page]) -> Iterator[Suspect]:
    """Give the strongly doubtful characters in the order of the text."""
    for printed in lines:
        line, page = printed.line, pages[printed.page]
        for place, sure in enumerate(line.confidences):
            if sure < DOUBTFUL and line.chars:
                em = max(min(line.box.width, line.box.height), 8)  # a comma is smaller
                yield Suspect(
                    line.text[place],
                    line.text[max(0, place - AROUND) : place],
                    line.text[place + 1 : place + 1 + AROUND],
                    sure,
                    _readings(_choice_at(line, place)),
                    page.number,
                    grown(line.chars[place], 3 * em // 2, Box(0, 0, page.width, page.height)),
                )


def _pieces(line: Line, length: int) -> Iterator[Piece]:
    sure = line.confidences or (1.0,) * len(line.text)

    def marked(place: int) -> tuple[str, str]:
        if sure[place] >= UNSURE:
            return "", ""
        readings = _readings(_choice_at(line, place))
        told = f"把握 {sure[place]:.0%}" + (f" · {readings}" if readings else "")
        return ("doubtful" if sure[place] < DOUBTFUL else "unsure"), told

    for (level, note), places in groupby(range(length), marked):
        yield Piece("".join(line.text[place] for place in places), level, note)


def _choice_at(line: Line, place: int) -> Choice | None:
    return next((c for c in line.choices if c.start <= place < max(c.end, c.start + 1)), None)


def _readings(choice: Choice | None) -> str:
    """Tell what each reader read where they differed."""
    if choice is None:
        return ""
    return " · ".join(f"{reader}「{text}」" for reader, text in choice.readings.items())
