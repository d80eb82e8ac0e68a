"""Leads (导语): the first text of an article, set across its columns under the headline.

What begins under a lead is its article's, whatever white or upright headline there is near.
"""

from __future__ import annotations

from articles.heads import Head
from articles.scene import Scene
from press.geometry import Box, overlap_x, shared_area
from press.page import Kind, Region

WIDER, WITHIN = 1.5, 0.95
"""How much wider than a column a lead over it is; the share of the column under it."""

ROWS, NEAR = 8, 4.0
"""Rows of a lead at the most; ems of white over and under it."""


def led_by(region: Region, owned: dict[str, int], scene: Scene) -> int | None:
    """Return the number of the head whose lead a column begins under, None where there is none."""
    for text in scene.texts:
        number = owned.get(text.id, -1)
        under = number >= 0 and begins_under(region.box, text.box, scene)
        if under and is_lead(text, scene.heads[number], scene.em):
            return number
    return None


def leads_into(upper: Scene, lower: Scene, whole: Scene) -> bool:
    """Tell whether a column of the lower part begins under a lead of the upper one."""
    leads = [
        text.box for text in upper.texts for head in upper.heads if is_lead(text, head, upper.em)
    ]
    return any(begins_under(text.box, lead, whole) for lead in leads for text in lower.texts)


def is_lead(text: Region, head: Head, em: float) -> bool:
    """Tell a few rows right under a headline."""
    few = text.kind is Kind.BODY and 1 < len(text.lines) <= ROWS
    under = overlap_x(head.box, text.box) > 0.5 * text.box.width and not head.vertical
    return few and under and 0 <= text.box.top - head.box.bottom < NEAR * em


def begins_under(column: Box, lead: Box, scene: Scene) -> bool:
    """Tell a column with nothing between it and a wider text over it."""
    within = overlap_x(column, lead) > WITHIN * column.width and WIDER * column.width < lead.width
    if not within or not 0 <= column.top - lead.bottom < NEAR * scene.em:
        return False
    white = Box(column.left, lead.bottom, column.right, column.top)
    between = [*(one.box for one in scene.texts), *(one.box for one in scene.heads), *scene.rules]
    return not any(shared_area(box, white) for box in between)
