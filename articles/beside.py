"""How surely a column belongs to what stands beside it: place, upright headlines, sentences."""

from __future__ import annotations

from articles.continuity import begins_article, seam
from articles.heads import Head
from articles.paragraphs import ends_open
from articles.phrases import folded, signoff_at_end
from articles.ruling import parted, ruled_off
from articles.scene import Scene
from press.geometry import Box, overlap_x, overlap_y
from press.page import Kind, Region

APART = 2.0
"""How much speaks against text going on from a column in one that is nowhere level with it."""

HANGING = 3.2
"""The score of a headline that hangs left of its text."""

LEVEL, ASIDE = 1.6, 4.0
"""Ems by which such a headline and its text differ in level, and that lie between them."""


def scores_beside(region: Region, owned: dict[str, int], scene: Scene) -> dict[int, float]:
    """Return, head by head, how surely a region belongs beside what each owns already."""
    scores: dict[int, float] = {}
    for number, head in enumerate(scene.heads):
        if head.vertical:
            scores[number] = scores.get(number, 0.0) + beside_vertical(region, head, scene)
        elif _hangs(head, region, scene):
            scores[number] = max(scores.get(number, 0.0), HANGING)
    for other in scene.texts:
        number = owned.get(other.id, -1)
        if number >= 0:
            near = max(
                _goes_on(other, region, scene),
                _goes_on(region, other, scene),
                _begins_level(other, region, scene),
                _goes_round(region, other, scene),
            )
            scores[number] = max(scores.get(number, 0.0), near)
    return scores


def _hangs(head: Head, region: Region, scene: Scene) -> bool:
    """Tell a headline that stands left of its text, level with its first row, nothing under it."""
    box, em = head.box, scene.em
    if region.kind is not Kind.BODY or abs(region.box.top - box.top) > LEVEL * em:
        return False
    if not 0 <= region.box.left - box.right < ASIDE * em or box.width > region.box.width:
        return False
    foot = Box(box.left, box.bottom, box.right, max(box.bottom + 1, region.box.bottom))
    return not any(
        overlap_x(text.box, foot) > 0.3 * foot.width and overlap_y(text.box, foot) > 0
        for text in scene.texts
    )


def beside_vertical(region: Region, head: Head, scene: Scene) -> float:
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
    if begins_article(after):
        return 0.0
    columns = gap / max(1, min(before.box.width, after.box.width))
    place = 1.6 - 0.8 * max(0.0, columns)
    if overlap_y(before.box, after.box) <= 0:
        place -= APART
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
    if begins_article(right) or _ends_article(left):
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
