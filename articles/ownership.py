"""Which headline owns which text: by what stands above a column, then by how texts go on.

A headline owns the columns under and beside it. From a column the eye goes straight up: it
meets the headline, or more of the same column, or a printed rule. What hangs under a rule, or
under nothing, goes on from a column that breaks off, or stands beside a vertical headline.
"""

from __future__ import annotations

from dataclasses import dataclass

from articles.continuity import seam
from articles.heads import Head
from articles.paragraphs import ends_open
from articles.phrases import dateline_at, folded, signoff_at_end
from articles.ruling import parted, ruled_off, shuts
from press.geometry import Box, overlap_x, overlap_y
from press.page import Kind, Region

TEXT = (Kind.BODY, Kind.SUBHEADING, Kind.BYLINE, Kind.JUMP, Kind.TABLE)
FLOATING = (Kind.FIGURE, Kind.CAPTION)

HOLDS, BREAK = 1.1, 2.2
"""Ems of white down a column up to which it goes on, and after which something else may begin."""

EDGE = 0.7
"""Ems by which the edges of one column may differ above and below a gap."""

HEAD_OVER, TEXT_OVER = 0.2, 0.35
"""The share of a column over which a headline, or other text, stands above it."""

BELOW = 2.0
"""How much speaks against text going on from a column in one that begins below it."""

LEAST = 1.0
"""The score below which text is left without a headline."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A part of a page in which articles do not cross the border."""

    heads: tuple[Head, ...]
    texts: tuple[Region, ...]
    floats: tuple[Region, ...]
    rules: tuple[Box, ...]
    em: float


def owners(scene: Scene) -> dict[str, int]:
    """Return, for the id of every text region, the number of its head, or -1 for none."""
    owned: dict[str, int] = {}
    for region in sorted(scene.texts, key=lambda region: (region.box.top, region.box.left)):
        number = head_above(region, owned, scene)
        if number is not None:
            owned[region.id] = _unless_vertical(region, number, scene)
    while waiting := [region for region in scene.texts if region.id not in owned]:
        best = [(*_from_beside(region, owned, scene), region.id) for region in waiting]
        score, number, name = max(best, key=lambda found: found[0])
        if score < LEAST:
            break
        owned[name] = number
        _hand_down(owned, scene)
    return {region.id: owned.get(region.id, -1) for region in scene.texts}


def head_above(region: Region, owned: dict[str, int], scene: Scene) -> int | None:
    """Go up from a region; None where a rule, nothing, or a column not yet owned is met first."""
    found: list[tuple[Box, int | None]] = [(rule, None) for rule in scene.rules]
    for number, head in enumerate(scene.heads):
        if not head.vertical:
            found.extend((part.box, number) for part in head.parts)
    found.extend((text.box, owned.get(text.id)) for text in scene.texts if text is not region)
    rules, parts = set(scene.rules), {part.box for head in scene.heads for part in head.parts}
    above = [
        (box, number)
        for box, number in found
        if (shuts(box, region.box) if box in rules else _stands_over(box, region.box, parts))
        and box.bottom <= region.box.top + 0.4 * min(box.height, region.box.height)
    ]
    if not above:
        return None
    box, owner = max(above, key=lambda pair: pair[0].bottom)
    goes_down = owner is not None and (box in parts or not _breaks_off(box, region, scene))
    return owner if goes_down else None


def _breaks_off(above: Box, region: Region, scene: Scene) -> bool:
    """Tell white between two columns that is more than a column has between its rows.

    A headline over the columns beside it may be narrower than its own article. Where the white
    alone does not tell, the edges of the columns and the text at the seam do.
    """
    gap = region.box.top - above.bottom
    if region.kind is not Kind.BODY or gap < HOLDS * scene.em:
        return False
    if gap < BREAK * scene.em and _one_column(above, region, scene):
        return False
    between = Box(region.box.left, above.bottom, region.box.right, region.box.top)
    return not any(
        overlap_x(between, float_.box) > 0.3 * region.box.width
        and overlap_y(between, float_.box) > 0.4 * gap
        for float_ in scene.floats
    )


def _one_column(above: Box, region: Region, scene: Scene) -> bool:
    before = next((text for text in scene.texts if text.box == above), None)
    if before is None or before.kind is not Kind.BODY:
        return True
    left, right = abs(above.left - region.box.left), abs(above.right - region.box.right)
    edges = sum(0.75 if off < EDGE * scene.em else -1.5 for off in (left, right))
    white = (region.box.top - above.bottom) / scene.em - HOLDS
    return edges - white + seam(before, region, scene.em) >= 0.0


def _unless_vertical(region: Region, number: int, scene: Scene) -> int:
    """A vertical headline beside a column is nearer to it than a banner above both."""
    if scene.heads[number].vertical:
        return number
    banner = scene.heads[number].box
    for other, head in enumerate(scene.heads):
        under = head.vertical and head.box.top >= banner.bottom - scene.em
        beside = under and -overlap_x(region.box, head.box) < 2.5 * scene.em
        if beside and _beside_vertical(region, head, scene) >= 1.0:
            return other
    return number


def _stands_over(box: Box, column: Box, heads: set[Box]) -> bool:
    share = overlap_x(box, column) / max(1, min(box.width, column.width))
    return share > (HEAD_OVER if box in heads else TEXT_OVER)


def _hand_down(owned: dict[str, int], scene: Scene) -> None:
    """Give what hangs below owned columns, with nothing between, the same head."""
    for other in sorted(scene.texts, key=lambda other: other.box.top):
        if other.id not in owned:
            number = head_above(other, owned, scene)
            if number is not None:
                owned[other.id] = number


def _from_beside(region: Region, owned: dict[str, int], scene: Scene) -> tuple[float, int]:
    """Return how surely a region belongs beside what is owned already, and to which head."""
    scores = scores_beside(region, owned, scene)
    best = max(scores, key=lambda number: scores[number], default=-1)
    return scores.get(best, 0.0), best


def scores_beside(region: Region, owned: dict[str, int], scene: Scene) -> dict[int, float]:
    """Return, head by head, how surely a region belongs beside what each owns already."""
    scores: dict[int, float] = {}
    for number, head in enumerate(scene.heads):
        if head.vertical:
            scores[number] = scores.get(number, 0.0) + _beside_vertical(region, head, scene)
    for other in scene.texts:
        number = owned.get(other.id, -1)
        if number >= 0:
            near = max(
                _goes_on(other, region, scene),
                _begins_level(other, region, scene),
                _goes_round(region, other, scene),
            )
            scores[number] = max(scores.get(number, 0.0), near)
    return scores


def _beside_vertical(region: Region, head: Head, scene: Scene) -> float:
    """Score a vertical headline for a column beside it: near, level, no rule between."""
    across = -overlap_x(region.box, head.box)
    level = overlap_y(region.box, head.box) / max(1, min(region.box.height, head.box.height))
    if level < 0.3 or parted(region.box, head.box, scene.rules):
        return 0.0
    columns = max(0.0, across) / max(region.box.width, 1)
    return max(0.0, 2.5 * level - 0.45 * columns)


def _goes_on(before: Region, after: Region, scene: Scene) -> float:
    """Score how well a column goes on from another: place, and broken sentences."""
    if before.kind is not Kind.BODY or after.kind is not Kind.BODY:
        return _near(before, after, scene)
    gap = after.box.left - before.box.right
    if gap < -0.3 * after.box.width or ruled_off(before.box, after.box, scene.rules):
        return 0.0
    if _begins_article(after):
        return 0.0
    columns = gap / max(1, min(before.box.width, after.box.width))
    place = 1.6 - 0.8 * max(0.0, columns)
    if overlap_y(before.box, after.box) <= 0:
        place -= BELOW if after.box.top >= before.box.bottom else 0.8
    if parted(before.box, after.box, scene.rules):
        place -= 0.8
    if abs(before.box.width - after.box.width) < 1.2 * scene.em:
        place += 0.3
    text = seam(before, after, scene.em)
    return place + text + (0.4 if text > 0 and _is_foot(before, scene) else 0.0)


def _begins_level(one: Region, other: Region, scene: Scene) -> float:
    """Score two columns side by side that begin at one height, as under one headline."""
    gap = -overlap_x(one.box, other.box)
    if Kind.BODY not in (one.kind, other.kind) or not 0 <= gap < 3 * scene.em:
        return 0.0
    left, right = sorted((one, other), key=lambda region: region.box.left)
    if _begins_article(right) or _ends_article(left):
        return 0.0
    if abs(one.box.top - other.box.top) > 0.8 * scene.em or parted(one.box, other.box, scene.rules):
        return 0.0
    return 0.6 if _runs_out(left, right, scene) else 1.7


def _goes_round(above: Region, below: Region, scene: Scene) -> float:
    """Score a column that a headline in its midst interrupts: open above it, going on below."""
    between = [head for head in scene.heads if _amid(head.box, above.box, below.box)]
    if not between or overlap_x(above.box, below.box) < 0.6 * below.box.width:
        return 0.0
    return 1.6 if seam(above, below, scene.em) > 0 else 0.0


def _amid(box: Box, above: Box, below: Box) -> bool:
    return above.bottom <= box.middle[1] <= below.top and overlap_x(box, below) > 0


def _begins_article(region: Region) -> bool:
    """Tell a column that begins with a dateline: no text goes on into it."""
    return bool(region.lines) and bool(dateline_at(folded(region.lines[0].text)))


def _ends_article(region: Region) -> bool:
    """Tell a column that ends with a sign-off."""
    return bool(region.lines) and bool(signoff_at_end(folded(region.lines[-1].text)))


def _runs_out(left: Region, right: Region, scene: Scene) -> bool:
    """Tell a column whose text ends above the foot of the one beside it."""
    ends = right.box.bottom - left.box.bottom > 0.8 * scene.em and not ends_open(left, scene.em)
    return ends and left.kind is right.kind is Kind.BODY


def _is_foot(region: Region, scene: Scene) -> bool:
    """Tell whether no text hangs right below a column."""
    return not any(
        other.id != region.id
        and overlap_x(other.box, region.box) > 0.5 * region.box.width
        and 0 <= other.box.top - region.box.bottom < 1.5 * scene.em
        for other in scene.texts
    )


def _near(one: Region, other: Region, scene: Scene) -> float:
    across, down = -overlap_x(one.box, other.box), -overlap_y(one.box, other.box)
    distance = max(across, 0) + max(down, 0)
    return max(0.0, 1.8 - distance / (3 * scene.em))
