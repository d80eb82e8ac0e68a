"""Whether the page was cut into the right regions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from scipy.optimize import linear_sum_assignment

from evaluation.ratio import Ratio
from press.geometry import Box, iou, shifted
from press.page import Issue, Kind, Page, Region

LEAST_IOU = 0.5
SAME_SIZE = 0.05
"""Pages whose sides differ by less than this share are the same scan, turned or trimmed."""

TEXT_KINDS = tuple(kind for kind in Kind if kind is not Kind.FIGURE)


def region_f1_by_kind(truth: Issue, package: Issue) -> dict[str, Ratio]:
    """Return F1 of regions at IoU ≥ 0.5, by kind, for each kind that either side has.

    Only pages on which the truth has boxes count; regions match one to one, as many as can.
    """
    counts: dict[str, Ratio] = {}
    for wanted, found in _pages(truth, package):
        for kind in Kind:
            mine, theirs = _of(wanted, kind), _of(found, kind)
            if mine or theirs:
                ratio = Ratio(2 * matches(mine, theirs), len(mine) + len(theirs))
                counts[kind] = counts[kind] + ratio if kind in counts else ratio
    return {str(kind): ratio for kind, ratio in counts.items()}


def region_f1(truth: Issue, package: Issue) -> Ratio:
    """Return F1 of text regions (all but figures) of the same kind, all kinds together."""
    by_kind = region_f1_by_kind(truth, package)
    ratios = [ratio for kind, ratio in by_kind.items() if kind in TEXT_KINDS]
    return sum(ratios, Ratio(0, 0))


def region_f1_any_kind(truth: Issue, package: Issue) -> Ratio:
    """Return F1 of text regions whatever their kind: the cut alone."""
    whole = Ratio(0, 0)
    for wanted, found in _pages(truth, package):
        mine, theirs = _of(wanted, *TEXT_KINDS), _of(found, *TEXT_KINDS)
        whole += Ratio(2 * matches(mine, theirs), len(mine) + len(theirs))
    return whole


def _pages(truth: Issue, package: Issue) -> list[tuple[Sequence[Region], Sequence[Region]]]:
    ours = {page.number: page for page in package.pages}
    return [
        (page.regions, _on(page, ours[page.number]) if page.number in ours else ())
        for page in truth.pages
        if page.regions
    ]


def _of(regions: Sequence[Region], *kinds: Kind) -> list[Box]:
    return [region.box for region in regions if region.kind in kinds]


def matches(one: Sequence[Box], other: Sequence[Box]) -> int:
    """Return how many boxes can be matched one to one at IoU ≥ 0.5."""
    if not one or not other:
        return 0
    near = np.array([[iou(mine, theirs) >= LEAST_IOU for theirs in other] for mine in one])
    return int(near[linear_sum_assignment(near, maximize=True)].sum())


def _on(truth: Page, page: Page) -> Sequence[Region]:
    """Return the package's regions in the truth's pixels.

    A page of almost the same size was straightened about its middle and is laid middle on
    middle; any other was scanned or scaled to another resolution and is stretched to fit.
    """
    if not page.regions:
        return ()
    wide, high = truth.width / page.width, truth.height / page.height
    if max(abs(wide - 1), abs(high - 1)) < SAME_SIZE:
        across, down = (truth.width - page.width) // 2, (truth.height - page.height) // 2
        return [replace(region, box=shifted(region.box, across, down)) for region in page.regions]
    return [
        replace(region, box=_stretched(region.box, wide=wide, high=high)) for region in page.regions
    ]


def _stretched(box: Box, *, wide: float, high: float) -> Box:
    left, top, right, bottom = box.edges()
    return Box(round(left * wide), round(top * high), round(right * wide), round(bottom * high))
