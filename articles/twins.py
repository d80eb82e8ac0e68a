"""Headlines of two articles set side by side in one type: told apart by what stands round them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from articles.continuity import begins_article
from articles.line_parts import part_of_line
from articles.paragraphs import opens_paragraph
from articles.typesize import type_size
from press.geometry import Box, overlap_x, overlap_y
from press.page import Direction, Kind, Line, Page, Region

WORD = 0.45
"""Type heights by which the white between two words is wider than between two characters."""

OPENING, CLOSING, HALF_CELL = (
    frozenset("“‘《〈（「『"),
    frozenset("”’》〉）」』，。、：；！？"),
    0.5,
)
"""Marks that stand in half their cell, and the white before or after them in type heights."""

ENOUGH = 2.0
"""The evidence from which a headline is two."""

CENTRED, LEVEL = 1.5, 0.35
"""Ems by which a kicker may miss the middle of its headline; columns of one article its level."""

REACH = 10.0
"""Ems below a headline in which its columns begin."""


@dataclass(frozen=True, slots=True)
class _Gap:
    """White between two words of a headline: before which character, and from where to where."""

    at: int
    left: int
    right: int


def with_twins(page: Page, em: float) -> Page:
    """Return the page with every headline cut that is the headlines of two articles.

    Each has its own kicker or subtitle over its own middle, its own columns with their own level
    below it, a rule or a dateline that sets them off.
    """
    told: list[Region] = []
    for region in page.regions:
        told.extend(_parted(region, page.regions, page.rules, em))
    return replace(page, regions=tuple(told))


def _parted(
    region: Region, regions: Sequence[Region], rules: Sequence[Box], em: float
) -> list[Region]:
    across = region.kind is Kind.HEADLINE and region.direction is Direction.LTR
    if not across or len(region.lines) != 1 or not region.lines[0].chars:
        return [region]
    gaps = _word_gaps(region.lines[0], type_size(region))
    scored = [(_evidence(gap, gaps, region, regions, rules, em), gap) for gap in gaps]
    score, best = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    if best is None or score < ENOUGH:
        return [region]
    left, right = _cut(region, best.at)
    return [left, *_parted(right, regions, rules, em)]


def _word_gaps(line: Line, size: float) -> list[_Gap]:
    white = [
        after.left
        - before.right
        - HALF_CELL * size * (line.text[at] in OPENING)
        - HALF_CELL * size * (line.text[at - 1] in CLOSING)
        for at, (before, after) in enumerate(pairwise(line.chars), start=1)
    ]
    usual = median(white) if white else 0
    return [
        _Gap(at, line.chars[at - 1].right, line.chars[at].left)
        for at, gap in enumerate(white, start=1)
        if gap - usual > WORD * size
    ]


def _evidence(
    gap: _Gap,
    gaps: Sequence[_Gap],
    region: Region,
    regions: Sequence[Region],
    rules: Sequence[Box],
    em: float,
) -> float:
    box = region.box
    left = Box(box.left, box.top, gap.left, box.bottom)
    right = Box(gap.right, box.top, box.right, box.bottom)
    score = sum(_small_type(other.box, left, right, em) for other in _led(region, regions, em))
    score += _columns(left, right, _below(region, regions, em), em)
    if any(_sets_off(rule, left, right, em) for rule in rules):
        score += 1.5
    others = [other.right - other.left for other in gaps if other is not gap]
    if all(gap.right - gap.left > 1.25 * other for other in others):
        score += 0.5
    return score


def _led(region: Region, regions: Sequence[Region], em: float) -> list[Region]:
    reach = max(2.5 * em, type_size(region))
    return [
        other
        for other in regions
        if other.kind in (Kind.KICKER, Kind.SUBTITLE, Kind.BYLINE)
        and overlap_x(other.box, region.box) > 0.5 * other.box.width
        and -overlap_y(other.box, region.box) < reach
    ]


def _small_type(box: Box, left: Box, right: Box, em: float) -> float:
    """Judge a kicker or a subtitle: over the middle of one part, or over both."""
    if box.left < left.right - em and box.right > right.left + em:
        return -1.5
    middle = box.middle[0]
    near = min(abs(middle - left.middle[0]), abs(middle - right.middle[0]))
    return 1.0 if near < CENTRED * em else 0.0


def _below(region: Region, regions: Sequence[Region], em: float) -> list[Region]:
    return [
        other
        for other in regions
        if other.kind is Kind.BODY
        and 0 <= other.box.top - region.box.bottom < REACH * em
        and overlap_x(other.box, region.box) > 0.3 * other.box.width
    ]


def _columns(left: Box, right: Box, columns: Sequence[Region], em: float) -> float:
    middle = (left.right + right.left) / 2
    if any(one.box.left < middle - 2 * em and one.box.right > middle + 2 * em for one in columns):
        return -1.5
    here = [one for one in columns if one.box.middle[0] < middle]
    there = [one for one in columns if one.box.middle[0] > middle]
    if not here or not there:
        return 0.0
    first = min(there, key=lambda one: one.box.left)
    if not opens_paragraph(first, em):
        return -1.5
    score = 0.5
    tops = [[one.box.top for one in side] for side in (here, there)]
    spread = max(max(side) - min(side) for side in tops)
    if spread < LEVEL * em < abs(tops[0][0] - tops[1][0]):
        score += 1.0
    if begins_article(first):
        score += 1.5
    return score


def _sets_off(rule: Box, left: Box, right: Box, em: float) -> bool:
    stands = rule.height > 4 * em and left.right - em < rule.middle[0] < right.left + em
    return stands and rule.top < left.bottom + 6 * em and rule.bottom > left.bottom + 6 * em


def _cut(region: Region, at: int) -> tuple[Region, Region]:
    line = region.lines[0]
    parts = (part_of_line(line, 0, at), part_of_line(line, at, len(line.text)))
    left, right = (
        replace(region, id=f"{region.id}{name}", box=part.box, lines=(part,))
        for name, part in zip("ab", parts, strict=True)
    )
    return left, right
