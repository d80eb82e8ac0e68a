"""Headlines of second halves: a line as small as the text, right over 上接第一版."""

from __future__ import annotations

from dataclasses import replace

from articles.phrases import jump_in
from press.geometry import Box, overlap_x
from press.page import Kind, Page, Region

ROOM = 1.6
"""Ems between such a headline and its jump line."""

_SMALL = (Kind.BODY, Kind.SUBHEADING, Kind.SUBTITLE, Kind.KICKER, Kind.CAPTION)


def with_turn_heads(page: Page, em: float) -> Page:
    """Return the page with what stands alone right over a jump line from another page as headline.

    Of a column of text above a jump line nothing is taken: a headline has at most two rows.
    """
    jumps = [region for region in page.regions if _from(region)]
    heads = [region for region in page.regions if region.kind is Kind.HEADLINE]
    bare = [jump for jump in jumps if not any(_over(head.box, jump.box, em) for head in heads)]
    return replace(
        page,
        regions=tuple(
            replace(region, kind=Kind.HEADLINE)
            if region.kind in _SMALL
            and 0 < len(region.lines) <= 2
            and any(_over(region.box, jump.box, em) for jump in bare)
            else region
            for region in page.regions
        ),
    )


def _from(region: Region) -> bool:
    told = jump_in("".join(line.text for line in region.lines))
    return region.kind is Kind.JUMP and told is not None and told[0] == "from"


def _over(head: Box, jump: Box, em: float) -> bool:
    """Tell what stands over a jump line, set in the middle below it."""
    near = -0.5 * em < jump.top - head.bottom < ROOM * em
    aside = abs(head.middle[0] - jump.middle[0])
    return near and overlap_x(head, jump) > 0.8 * jump.width and aside < 0.25 * head.width
