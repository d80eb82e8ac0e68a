"""Whether the decisions that a package doubts were right, by the truth."""

from __future__ import annotations

from evaluation.folding import fold
from evaluation.pairing import Pairing
from evaluation.shingles import Shingles, shared, shingles
from press.doubt import Doubt
from press.geometry import Box, iou
from press.page import Issue, Kind, Region

SEAM = 8
"""Characters on either side of a column break by which it is looked for in the truth."""


class Decided:
    """A truth and a package, asked decision by decision."""

    def __init__(self, truth: Issue, package: Issue, pairing: Pairing) -> None:
        self._partners = {other.id: one.id for one, other in pairing.pairs}
        self._regions = {r.id: (page.number, r) for page in package.pages for r in page.regions}
        self._texts = {one.id: fold(one.text) for one in truth.articles}
        self._grams: dict[int, list[tuple[str, Shingles]]] = {}
        self._figures: dict[int, list[tuple[str, Box]]] = {}
        owned = {name: one.id for one in truth.articles for name in one.regions}
        for page in truth.pages:
            there = [(owned[r.id], r) for r in page.regions if r.id in owned]
            self._grams[page.number] = [(name, shingles(fold(r.text))) for name, r in there]
            figures = [(name, r.box) for name, r in there if r.kind is Kind.FIGURE]
            self._figures[page.number] = figures

    def right(self, doubt: Doubt) -> bool | None:
        """Tell whether a decision was right; None where the truth does not say."""
        if any(name not in self._regions for name in doubt.regions):
            return None
        if doubt.kind == "column":
            return self._goes_on(*doubt.regions)
        page, region = self._regions[doubt.regions[0]]
        owner = self._owner(page, region)
        return None if owner is None else owner == self._partners.get(doubt.article)

    def _owner(self, page: int, region: Region) -> str | None:
        if region.kind is Kind.FIGURE:
            near = [(iou(box, region.box), name) for name, box in self._figures.get(page, ())]
        else:
            grams = shingles(fold(region.text))
            near = [(shared(grams, other), name) for name, other in self._grams.get(page, ())]
        best = max(near, default=(0, ""))
        return best[1] if best[0] > 0 else None

    def _goes_on(self, before: str, after: str) -> bool | None:
        tail = fold(self._regions[before][1].text)[-SEAM:]
        head = fold(self._regions[after][1].text)[:SEAM]
        homes = [text for text in self._texts.values() if tail in text]
        if len(tail) < SEAM or len(head) < SEAM or not homes:
            return None
        return any(tail + head in text for text in homes)
