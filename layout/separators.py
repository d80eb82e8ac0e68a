"""Printed rules, printed frames and white gutters: what keeps text apart.

All sizes are in ems, the height of the body type.
"""

from __future__ import annotations

import numpy as np

from layout.components import boxes_of, painted
from layout.ink import Mask
from layout.morphology import closed, opened, widened, without
from press.geometry import Box, transposed, union

LONGEST_STROKE = 6.0
"""A stroke of a character is shorter than this; a rule is longer."""

RULE_THICKNESS = 0.45

SOILED = 4.0
"""How often its thickness a rule with something that stands on it is long, at the least."""

CAPTION = 5.0
"""Ems below a photo in which its caption may stand."""

HAIRLINE = 0.15
"""Ems: a rule this thin between columns wears through in places."""

SLACK = 3
"""Pixels: a rule touches what stands close to it."""

RULE_WHOLE, HAIRLINE_WHOLE = 0.95, 0.75
"""The share of its length that a rule has ink on."""

BESIDE, BESIDE_A_BROKEN_ONE = 0.3, 0.1
"""The share of a rule's length along which there may be ink close beside it."""

GUTTERS = ((0.55, 4.5), (0.75, 3.8), (1.0, 3.2))
"""Width and height of white strips: the narrower one is, the taller it has to be.

Type is set on a grid, so the white between two characters may line up over many lines, but it
is at most a third of an em wide; a column's own indents and short lines are wide but low: three
rows at most.
"""


def horizontal_rules(ink: Mask, em: int) -> tuple[Box, ...]:
    """Return printed lines that run across, longest side at least `LONGEST_STROKE` ems."""
    whole = closed(ink, width=3, height=1)
    steps = _steps(opened(whole, width=em, height=1), em)
    found = [box for box in steps if _is_rule(box, ink, em)]
    soiled = painted(ink.shape, tuple(box for box in steps if _is_soiled(box, em)))
    left = without(whole & soiled, painted(ink.shape, tuple(found)))
    # What stands on a rule, a large numeral, is narrower than the rule is long.
    bare = opened(left, width=round(LONGEST_STROKE * em), height=1)
    found += [box for box in _steps(bare, em) if _is_rule(box, ink, em)]
    # Rules stand in pairs, a thick and a thin one: what is beside a rule may be its fellow.
    others = without(ink, painted(ink.shape, tuple(found), 1))
    return tuple(rule for rule in found if _stands_free(rule, ink, others, em))


def _steps(strokes: Mask, em: int) -> list[Box]:
    # A rule that is worn or not quite level comes back as a flight of steps.
    half, least = em // 2, round(LONGEST_STROKE * em)
    return [
        Box(box.left + half, box.top + 1, box.right - half, box.bottom - 1)
        for box in boxes_of(widened(strokes, width=em, height=3))
        # At the edge of a page what was widened is short.
        if box.width - 2 * half >= least and box.height >= 2
    ]


def _is_thin(box: Box, em: int) -> bool:
    return box.height <= RULE_THICKNESS * em + box.width / 200


def _is_rule(box: Box, ink: Mask, em: int) -> bool:
    return _is_thin(box, em) and _wholeness(box, ink) >= _enough(box, em)


def _is_soiled(box: Box, em: int) -> bool:
    """Tell strokes that hang together, long and too thick for a rule, but low for their length."""
    return not _is_thin(box, em) and box.width > SOILED * box.height


def vertical_rules(ink: Mask, em: int) -> tuple[Box, ...]:
    """Return printed lines that run down the page."""
    turned = horizontal_rules(np.ascontiguousarray(ink.T), em)
    return tuple(map(transposed, turned))


def frames_from_rules(across: tuple[Box, ...], down: tuple[Box, ...], em: int) -> tuple[Box, ...]:
    """Return printed boxes: two rules across and two down that meet at four corners."""
    frames = []
    for top in across:
        for bottom in across:
            if bottom.top - top.bottom < 2 * em or not _same_extent(top, bottom, em):
                continue
            sides = [rule for rule in down if _joins(rule, top, bottom, em)]
            left = [rule for rule in sides if abs(rule.left - top.left) < em]
            right = [rule for rule in sides if abs(rule.right - top.right) < em]
            if left and right:
                frames.append(union([top, bottom, *left, *right]))
    return tuple(frames)


def parted(one: Box, other: Box, rules: tuple[Box, ...]) -> bool:
    """Tell whether a printed rule runs between two boxes that stand side by side or in a stack."""
    level = max(one.top, other.top), min(one.bottom, other.bottom)
    stack = max(one.left, other.left), min(one.right, other.right)
    beside, below = level[1] > level[0], stack[1] > stack[0]
    if not (beside or below):
        return False
    for rule in rules:
        for first, second in ((one, other), (other, one)):
            if beside and first.right <= rule.left + SLACK and rule.right <= second.left + SLACK:
                along = min(level[1], rule.bottom) - max(level[0], rule.top)
                if along > 0.5 * (level[1] - level[0]):
                    return True
            elif below and first.bottom <= rule.top + SLACK and rule.bottom <= second.top + SLACK:
                along = min(stack[1], rule.right) - max(stack[0], rule.left)
                if along > 0.5 * (stack[1] - stack[0]):
                    return True
    return False


def gutters(free: Mask, em: int) -> Mask:
    """Return the parts of the white page that are wide and tall enough to part columns."""
    strips = np.zeros_like(free)
    for width, height in GUTTERS:
        strips |= opened(free, width=round(width * em), height=round(height * em))
    return strips


def photo_sides(photos: tuple[Box, ...], ink: Mask, em: int) -> tuple[Box, ...]:
    """Return lines down both sides of every photo and on past its caption, as far as it is white.

    A caption is as wide as its photo and stands close to the column that goes round both.
    """
    return tuple(
        Box(x, photo.top, x + 2, _white_until(x, photo.bottom, ink, em))
        for photo in photos
        for x in (photo.left - round(0.3 * em), photo.right + round(0.3 * em) - 2)
        if 0 <= x < ink.shape[1] - 2
    )


def _white_until(x: int, top: int, ink: Mask, em: int) -> int:
    below = ink[top : top + round(CAPTION * em), x : x + 2].any(axis=1)
    return top + (int(np.argmax(below)) if below.any() else below.size)


def _wholeness(rule: Box, ink: Mask) -> float:
    own = ink[rule.top : rule.bottom, rule.left : rule.right]
    return float(own.any(axis=0).mean())


def _enough(rule: Box, em: int) -> float:
    return HAIRLINE_WHOLE if rule.height <= HAIRLINE * em else RULE_WHOLE


def _stands_free(rule: Box, ink: Mask, others: Mask, em: int) -> bool:
    # Strokes of a line of type can line up, but there are gaps, and ink hangs from them.
    beside = BESIDE if _wholeness(rule, ink) >= RULE_WHOLE else BESIDE_A_BROKEN_ONE
    # A worn rule is ragged: what lies next to it may be its own.
    ragged, reach = max(1, em // 10), max(2, em // 4)
    sides = [
        others[
            max(0, rule.top - ragged - reach) : max(0, rule.top - ragged), rule.left : rule.right
        ],
        others[rule.bottom + ragged : rule.bottom + ragged + reach, rule.left : rule.right],
    ]
    return all(side.size == 0 or side.any(axis=0).mean() < beside for side in sides)


def _same_extent(one: Box, other: Box, em: int) -> bool:
    return abs(one.left - other.left) < em and abs(one.right - other.right) < em


def _joins(side: Box, top: Box, bottom: Box, em: int) -> bool:
    return abs(side.top - top.top) < em and abs(side.bottom - bottom.bottom) < em
