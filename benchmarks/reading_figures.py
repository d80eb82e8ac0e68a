"""The figures of one reader on one page, and those of several pages taken together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.character_errors import (
    box_overlap,
    doubts,
    edits,
    lost_and_extra,
    raw_edits,
    text_of,
)
from benchmarks.timing import Effort
from evaluation.doubt import Reading, calibration_error, doubt_recall
from evaluation.folding import fold
from evaluation.ratio import Ratio, pooled
from press.page import Direction, Kind, Page, Pixels, Region

HEADS = (Kind.KICKER, Kind.HEADLINE, Kind.SUBTITLE)
DARK = 110
"""Grey level: a region whose median is below it is white on dark."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts by the name of their measure, and every body character with its confidence."""

    counts: dict[str, Ratio]
    doubts: tuple[Reading, ...] = ()

    def measures(self) -> dict[str, Ratio]:
        """Return all measures: error rates, and what confidences are worth."""
        if not self.doubts:
            return self.counts
        worth = {"doubt_recall": doubt_recall(self.doubts), "ece": calibration_error(self.doubts)}
        return {**self.counts, **worth}


def figures_of(truth: Page, read: Page, dark: frozenset[str]) -> Figures:
    """Measure a page whose regions are the truth's; `dark` has the ids of white-on-dark ones."""
    pairs = list(_pairs(truth, read))
    body = [(one, other) for one, other in pairs if one.kind is Kind.BODY]
    heads = [(one, other) for one, other in pairs if one.kind in HEADS]
    upright = [pair for pair in heads if pair[0].direction is Direction.TTB_RTL]
    on_dark = [pair for pair in heads if pair[0].id in dark]
    captions = [(one, other) for one, other in pairs if one.kind is Kind.CAPTION]
    counts = {
        "body": pooled(edits(one.lines, other.lines) for one, other in body),
        "body_raw": pooled(raw_edits(one.lines, other.lines) for one, other in body),
        "heads": pooled(edits(one.lines, other.lines) for one, other in heads),
        "vertical": pooled(edits(one.lines, other.lines) for one, other in upright),
        "dark": pooled(edits(one.lines, other.lines) for one, other in on_dark),
        "captions": pooled(edits(one.lines, other.lines) for one, other in captions),
        "char_iou": pooled(box_overlap(one.lines, other.lines) for one, other in pairs),
    }
    sure = tuple(one for truth, other in body for one in doubts(truth.lines, other.lines))
    return Figures({**counts, **multiset_counts(truth, read)}, sure)


def multiset_counts(truth: Page, read: Page) -> dict[str, Ratio]:
    """Characters lost, extra and both together over those of the whole page, in any order."""
    wanted = page_text(truth)
    lost, extra = lost_and_extra(wanted, page_text(read))
    length = len(fold(wanted))
    return {
        "lost": Ratio(lost, length),
        "extra": Ratio(extra, length),
        "errors": Ratio(lost + extra, length),
    }


def pooled_figures(pages: Sequence[Figures]) -> Figures:
    """Return parts over wholes; the least sure tenth is that of all pages together."""
    names = dict.fromkeys(name for page in pages for name in page.counts)
    counts = {
        name: pooled(page.counts[name] for page in pages if name in page.counts) for name in names
    }
    return Figures(counts, tuple(one for page in pages for one in page.doubts))


def mean_effort(efforts: Sequence[Effort]) -> Effort:
    """Return what a page takes; memory is the highest of all."""
    return Effort(
        exit_code=max(effort.exit_code for effort in efforts),
        seconds=sum(effort.seconds for effort in efforts) / len(efforts),
        core_seconds=sum(effort.core_seconds for effort in efforts) / len(efforts),
        memory_mb=max(effort.memory_mb for effort in efforts),
    )


def dark_regions(page: Page, grey: Pixels) -> frozenset[str]:
    """Return the ids of the regions that are printed white on dark."""
    return frozenset(region.id for region in page.regions if _is_dark(region, grey))


def page_text(page: Page) -> str:
    return "\n".join(text_of(region.lines) for region in page.regions)


def _is_dark(region: Region, grey: Pixels) -> bool:
    box = region.box
    part = grey[max(0, box.top) : box.bottom, max(0, box.left) : box.right]
    return bool(part.size) and float(np.median(part)) < DARK


def _pairs(truth: Page, read: Page) -> Iterator[tuple[Region, Region]]:
    found = {region.id: region for region in read.regions}
    for region in truth.regions:
        if region.kind is not Kind.FIGURE:
            yield region, found.get(region.id, Region(region.id, region.kind, region.box))
