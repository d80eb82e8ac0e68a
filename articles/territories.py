"""Territories: parts of a page that straight cuts through its white set apart, article by article.

A headline owns its territory wherever it stands in it: above the columns, beside or amid them.
A cut runs through white from edge to edge of a part (the recursive XY cut of Nagy and Seth, 1984).
Whether it parts articles or only the columns of one is told by rules, by how wide its white is,
and by the text: an article begins and ends with a paragraph, and goes on in no other's columns.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import fmean, quantiles

from articles.continuity import begins_article, seam
from articles.leads import leads_into
from articles.paragraphs import ends_open, opens_paragraph
from articles.phrases import folded, is_byline, signoff_at_end
from articles.ruling import is_column_rule
from articles.scene import Scene
from press.geometry import Box, overlap_x, overlap_y, union
from press.order import reading_order
from press.page import Kind, Region

ENOUGH, HEADLESS = 1.15, 1.6
"""The evidence from which a cut parts articles, and that from which one of them has no headline."""

TOUCHING = 0.2
"""Ems by which two parts on either side of a cut may overlap."""

RULED, ALONG = 1.5, 0.8
"""What a rule along a cut says, and over which share of the cut it runs at the least."""

ROWS, WIDEST = 1.1, 1.5
"""Ems of white that a column has between its rows and paragraphs; the most that white says."""

SOUND, BROKEN = 0.5, -2.0
"""What a beginning or an end says that is one of an article, and one that is not."""

LED = -4.0
"""What a headline right above a cut says, of which no text stands above the cut, or a lead."""

NARROWEST = 3.5
"""Ems of the narrowest column; a name set upright is narrower."""

REACH = 4.0
"""Ems below a headline in which its text begins."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Two parts of a scene; `over` is by how much more than enough speaks for parting them."""

    first: Scene
    second: Scene
    over: float


def territories(scene: Scene) -> tuple[Scene, ...]:
    """Return the parts of a scene, each with one headline where that can be told."""
    return _parted(scene, _gutter(scene))


def _parted(scene: Scene, gutter: float) -> tuple[Scene, ...]:
    best = max(_cuts(scene, gutter), key=lambda cut: cut.over, default=None)
    if best is None or best.over < 0:
        return (scene,)
    return (*_parted(best.first, gutter), *_parted(best.second, gutter))


def _cuts(scene: Scene, gutter: float) -> Iterator[Cut]:
    """Yield the cuts that leave text on both sides and a headline on one of them at least."""
    if not scene.heads:
        return
    for down in (True, False):
        for first, second in _divided(scene, down=down):
            texts = all(_columns(part) for part in (first, second))
            if texts and (first.heads or second.heads):
                score = _level(first, second) if down else _beside(first, second, gutter)
                least = ENOUGH if first.heads and second.heads else HEADLESS
                yield Cut(first, second, score - least)


def _divided(scene: Scene, *, down: bool) -> Iterator[tuple[Scene, Scene]]:
    """Yield the two sides of every straight white across, or down, all of a scene."""

    def span(box: Box) -> tuple[int, int]:
        return (box.top, box.bottom) if down else (box.left, box.right)

    boxes = sorted((span(box) for box in _boxes(scene)), key=lambda one: one[0])
    reach = boxes[0][1] if boxes else 0
    for (_, end), (start, _) in pairwise(boxes):
        reach = max(reach, end)
        if start >= reach - TOUCHING * scene.em:
            edge = (start + reach) / 2
            yield (
                _side(scene, edge, down=down, after=False),
                _side(scene, edge, down=down, after=True),
            )


def _side(scene: Scene, edge: float, *, down: bool, after: bool) -> Scene:
    def is_there(box: Box) -> bool:
        return (box.middle[1 if down else 0] > edge) is after

    return replace(
        scene,
        heads=tuple(head for head in scene.heads if is_there(head.box)),
        texts=tuple(text for text in scene.texts if is_there(text.box)),
        floats=tuple(one for one in scene.floats if is_there(one.box)),
    )


def _boxes(scene: Scene) -> list[Box]:
    return [head.box for head in scene.heads] + [one.box for one in (*scene.texts, *scene.floats)]


def _level(upper: Scene, lower: Scene) -> float:
    """Judge a cut across: its white and rules, the text, and headlines that it would bereave."""
    one, other = union(_boxes(upper)), union(_boxes(lower))
    sides = min(one.left, other.left), max(one.right, other.right)
    low, high = sorted((one.bottom, other.top))
    between = Box(sides[0], low, sides[1], high)
    score = _white((other.top - one.bottom) / upper.em - ROWS)
    if any(_runs_across(rule, between) for rule in upper.rules):
        score += RULED
    if any(_is_bereft(head.box, upper, lower) for head in upper.heads if not head.vertical):
        score += LED
    both = replace(upper, heads=upper.heads + lower.heads, texts=upper.texts + lower.texts)
    if leads_into(upper, lower, both):
        score += LED
    pairs = [
        seam(above, below, upper.em)
        for above in _columns(upper)
        for below in _columns(lower)
        if _hangs_below(above, below, upper, lower)
    ]
    return score + _told(upper, lower) - (fmean(pairs) if pairs else 0.0)


def _beside(left: Scene, right: Scene, gutter: float) -> float:
    """Judge a cut down: its white beyond a gutter's, rules, and the text."""
    one, other = union(_boxes(left)), union(_boxes(right))
    score = _white((other.left - one.right - gutter) / left.em)
    whole = union((one, other))
    narrowest = min(text.box.width for text in (*left.texts, *right.texts))
    if any(
        one.right - rule.width <= rule.middle[0] <= other.left + rule.width
        and rule.height > rule.width
        and overlap_y(rule, whole) > ALONG * whole.height
        and not is_column_rule(rule, narrowest, left.rules)
        for rule in left.rules
    ):
        score += RULED
    return score + _told(left, right)


def _white(ems: float) -> float:
    return max(-WIDEST, min(WIDEST, ems))


def _runs_across(rule: Box, white: Box) -> bool:
    inside = white.top - rule.height <= rule.middle[1] <= white.bottom + rule.height
    return inside and rule.width > rule.height and overlap_x(rule, white) > ALONG * white.width


def _told(before: Scene, after: Scene) -> float:
    """Judge the end of one part and the beginning of the other by their text."""
    last, first = _columns(before)[-1], _columns(after)[0]
    score = BROKEN if _goes_on(last, before) else SOUND
    if begins_article(first):
        return score + 2 * SOUND
    return score + (SOUND if opens_paragraph(first, after.em) else BROKEN)


def _goes_on(last: Region, part: Scene) -> bool:
    """Tell text that breaks off and is not closed by a name or a jump line."""
    closed = any(
        other.kind in (Kind.BYLINE, Kind.JUMP)
        and overlap_x(other.box, last.box) > 0
        and 0 <= other.box.top - last.box.bottom + part.em < 3 * part.em
        for other in part.texts
    )
    end = folded(last.lines[-1].text)
    signed = bool(signoff_at_end(end)) or is_byline(end)
    return ends_open(last, part.em) and not closed and not signed


def _columns(part: Scene) -> list[Region]:
    """Return the body text of a part in reading order."""
    body = [one for one in part.texts if _is_column(one, part.em)]
    return [body[place] for place in reading_order([one.box for one in body])]


def _is_column(region: Region, em: float) -> bool:
    wide = region.box.width > NARROWEST * em
    return wide and region.kind is Kind.BODY and bool(region.lines)


def _hangs_below(above: Region, below: Region, upper: Scene, lower: Scene) -> bool:
    """Tell two columns one below the other with nothing but the cut between them."""
    if overlap_x(above.box, below.box) < 0.5 * min(above.box.width, below.box.width):
        return False
    column = Box(
        below.box.left, above.box.bottom, below.box.right, max(above.box.bottom, below.box.top)
    )
    return not any(
        overlap_x(box, column) > 0 and overlap_y(box, column) > 0
        for box in (*_boxes(upper), *_boxes(lower))
        if box not in (above.box, below.box)
    )


def _is_bereft(head: Box, upper: Scene, lower: Scene) -> bool:
    """Tell a headline at the foot of a part whose text can only be what stands below the cut."""
    if any(
        text.box.top >= head.middle[1] and overlap_x(text.box, head) > 0 for text in _columns(upper)
    ):
        return False
    return any(
        overlap_x(text.box, head) > 0 and text.box.top - head.bottom < REACH * upper.em
        for text in _columns(lower)
    )


def _gutter(scene: Scene) -> float:
    """Return the white between the columns of one article, in pixels."""
    body = [text.box for text in scene.texts if _is_column(text, scene.em)]
    gaps = [
        other.left - one.right
        for one in body
        for other in body
        if overlap_y(one, other) > 0.5 * min(one.height, other.height)
        and 0 < other.left - one.right < 4 * scene.em
    ]
    return quantiles(gaps, n=4)[0] if len(gaps) > 1 else 1.6 * scene.em
