"""Which headline owns which text: by what stands above a column, then by how texts go on.

A headline owns the columns under and beside it. From a column the eye goes straight up: it
meets the headline, or more of the same column, or a printed rule. What hangs under a rule, or
under nothing, goes on from a column that breaks off, or stands beside a vertical headline.
"""

from __future__ import annotations

from articles.beside import beside_vertical, scores_beside
from articles.continuity import seam
from articles.leads import led_by
from articles.ruling import shuts
from articles.scene import Scene
from articles.territories import territories
from press.geometry import Box, overlap_x, overlap_y
from press.page import Kind, Region

HOLDS, BREAK = 1.1, 2.2
"""Ems of white down a column up to which it goes on, and after which something else may begin."""

EDGE = 0.7
"""Ems by which the edges of one column may differ above and below a gap."""

HEAD_OVER, TEXT_OVER = 0.2, 0.35
"""The share of a column over which a headline, or other text, stands above it."""

LEAST = 1.0
"""The score below which text is left without a headline."""


def owners(scene: Scene) -> dict[str, int]:
    """Return, for the id of every text region, the number of its head, or -1 for none.

    The only headline of a territory owns all of its text.
    """
    owned: dict[str, int] = {}
    for part in territories(scene):
        numbers = [scene.heads.index(head) for head in part.heads]
        alone = {text.id: 0 for text in part.texts} if len(numbers) == 1 else _owners(part)
        owned |= {name: numbers[own] if own >= 0 else -1 for name, own in alone.items()}
    return owned


def _owners(scene: Scene) -> dict[str, int]:
    owned: dict[str, int] = {}
    for region in sorted(scene.texts, key=lambda region: (region.box.top, region.box.left)):
        led = led_by(region, owned, scene)
        number = head_above(region, owned, scene) if led is None else led
        if number is not None:
            owned[region.id] = number if led == number else _unless_vertical(region, number, scene)
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
        if beside and beside_vertical(region, head, scene) >= 1.0:
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
