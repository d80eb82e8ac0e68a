"""Whether the reader doubts the characters that it got wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from evaluation.flat import flat_text
from evaluation.folding import fold
from evaluation.order import Positions, positions
from evaluation.ratio import Ratio
from evaluation.shingles import SIZE
from press.page import Issue, Line, Region

DOUBTED = 0.1
"""The share of all characters, least confident first, that a person would look at."""

BINS = 10
SLACK = 3
"""Characters of the truth on either side of the place where a line is expected."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One folded character of the package: its confidence, and whether the truth has it there."""

    confidence: float
    right: bool


def doubt_recall(readings: Sequence[Reading], share: float = DOUBTED) -> Ratio:
    """Share of the wrong characters that are among the 10 % with the lowest confidence.

    Where the 10 % end among characters of equal confidence, each of those counts by the chance
    of being drawn.
    """
    budget = share * len(readings)
    levels: dict[float, list[Reading]] = {}
    for reading in sorted(readings, key=lambda reading: reading.confidence):
        levels.setdefault(reading.confidence, []).append(reading)
    caught = 0.0
    for level in levels.values():
        wrong = sum(not reading.right for reading in level)
        caught += wrong * min(1.0, budget / len(level))
        budget = max(0.0, budget - len(level))
    return Ratio(caught, sum(not reading.right for reading in readings))


def calibration_error(readings: Sequence[Reading]) -> Ratio:
    """Expected calibration error over ten bins of equal width (Naeini et al. 2015).

    The sum over bins of |right characters − sum of confidences|, over all characters.
    """
    bins: dict[int, list[Reading]] = {}
    for reading in readings:
        bins.setdefault(min(BINS - 1, int(reading.confidence * BINS)), []).append(reading)
    gaps = (
        abs(sum(reading.right - reading.confidence for reading in members))
        for members in bins.values()
    )
    return Ratio(sum(gaps), len(readings))


def readings(truth: Issue, package: Issue) -> list[Reading]:
    """Return every character of the package's lines, aligned with the truth.

    A character has its own confidence, or its line's where the reader gave none by character.
    A line is aligned, by Levenshtein edits, with the
    piece of the truth's text (articles, masthead and furniture) where most of its 5-grams
    stand, or that follows the line before it in its region, or that is the same to the letter;
    a line that has none of these is wrong throughout. Lost characters have no confidence and
    do not count here.
    """
    text = fold("\n".join((flat_text(truth), *_other_texts(truth))))
    there = positions(text)
    regions = (region for page in package.pages for region in page.regions)
    return [reading for region in regions for reading in _of_region(region, text=text, there=there)]


def _other_texts(issue: Issue) -> Iterator[str]:
    yield from issue.masthead.lines
    yield from (piece.text for piece in issue.furniture)


def _of_region(region: Region, *, text: str, there: Positions) -> Iterator[Reading]:
    expected: int | None = None
    for line in region.lines:
        read = fold(line.text)
        start = _start(read, there, expected=expected)
        if start is None and read and read in text:
            start = text.index(read)
        yield from _of_line(line, read, window=_window(text, start, length=len(read)))
        expected = None if start is None else start + len(read)


def _start(read: str, there: Positions, *, expected: int | None) -> int | None:
    """Return where the line begins by most votes of its 5-grams; among equals, as expected."""
    votes = Counter(
        stand - place
        for place in range(len(read) - SIZE + 1)
        for stand in there.get(read[place : place + SIZE], ())
    )
    if not votes:
        return expected
    most = max(votes.values())
    best = [start for start, count in votes.items() if count == most]
    return min(best, key=lambda start: abs(start - (expected or 0)))


def _window(text: str, start: int | None, *, length: int) -> str:
    return "" if start is None else text[max(0, start - SLACK) : start + length + SLACK]


def confidences(line: Line) -> list[float]:
    """Return a confidence for every character of the folded line.

    A character that folds to several (… to three dots) hands its own to each of them, white
    space to none. Where a mark is folded into the letter before it, the line's serves for all.
    """
    length = len(fold(line.text))
    own = [
        level for char, level in zip(line.text, line.confidences, strict=False) for _ in fold(char)
    ]
    return own if len(own) == length else [line.confidence] * length


def _of_line(line: Line, read: str, *, window: str) -> list[Reading]:
    wrong = {
        edit.dest_pos
        for edit in Levenshtein.editops(window, read)
        if edit.tag in ("replace", "insert")
    }
    return [Reading(level, place not in wrong) for place, level in enumerate(confidences(line))]
