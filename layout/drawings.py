"""Pictures as large as a second witness sees them: drawings that our own sees in part.

A drawing of thin lines has paper between them: only its dark parts are found by the ink, and lines
round them pass for type. A model that knows drawings tells how far one reaches, but takes text in
boxes and headlines for pictures, too. So it is believed only round what is a picture by the ink,
and where nothing that was found is text.
"""

from __future__ import annotations

from dataclasses import replace

from layout.analysis import EM, Analysis
from layout.blocks import Block
from press.geometry import Box, coverage, union
from press.page import Kind

INSIDE, REACHED = 0.8, 0.15
"""The share of a picture that lies in what the witness claims; of a text, from which it counts."""

ROW = 4.0
"""Type heights: strokes of a drawing that pass for type make no longer row."""


def with_drawings(found: Analysis, claims: tuple[Box, ...]) -> Analysis:
    """Return the analysis with pictures as large as claimed, where the claim is believed."""
    blocks = found.blocks
    for claim in sorted(claims, key=lambda box: box.area):
        pictures = [one for one in blocks if _is_in(one, claim) and one.kind is Kind.FIGURE]
        reached = [one for one in blocks if coverage(one.box, claim) > REACHED]
        if pictures and not any(_is_text(one) for one in reached):
            whole = Block(Kind.FIGURE, union([claim, *(one.box for one in pictures)]))
            blocks = (*(one for one in blocks if not _is_in(one, claim)), whole)
    return replace(found, blocks=blocks)


def _is_in(block: Block, claim: Box) -> bool:
    return coverage(block.box, claim) >= INSIDE


def _is_text(block: Block) -> bool:
    long = max(block.box.width, block.box.height)
    return block.kind is not Kind.FIGURE and long >= ROW * max(EM, block.size)
