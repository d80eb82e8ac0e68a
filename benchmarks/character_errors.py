"""What a reader made of the text of a region, character by character."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from evaluation.doubt import Reading, confidences
from evaluation.folding import Folding, fold, verbatim
from evaluation.ratio import NOTHING, Ratio
from press.geometry import Box, iou
from press.page import Line


@dataclass(frozen=True, slots=True)
class Placed:
    """A folded character and its box, where it has one."""

    char: str
    box: Box | None


def text_of(lines: Sequence[Line]) -> str:
    """Return the lines as one text: where they break is the printer's business."""
    return "".join(line.text for line in lines)


def edits(truth: Sequence[Line], read: Sequence[Line], folding: Folding = fold) -> Ratio:
    """Levenshtein edits over the truth's characters; `verbatim` for raw ones."""
    wanted = folding(text_of(truth))
    return Ratio(Levenshtein.distance(wanted, folding(text_of(read))), len(wanted))


def raw_edits(truth: Sequence[Line], read: Sequence[Line]) -> Ratio:
    return edits(truth, read, verbatim)


def lost_and_extra(truth: str, read: str) -> tuple[int, int]:
    """Return the folded characters that are missing and those too many, wherever they stand.

    Both are differences of multisets: a misread character counts once in each, one in the wrong
    place in neither.
    """
    wanted, found = Counter(fold(truth)), Counter(fold(read))
    return (wanted - found).total(), (found - wanted).total()


def doubts(truth: Sequence[Line], read: Sequence[Line]) -> list[Reading]:
    """Return every folded character that was read, its confidence, and whether it is right.

    Lost characters have no confidence and do not count here.
    """
    levels = [level for line in read for level in confidences(line)]
    found = "".join(fold(line.text) for line in read)
    right = {place for _, place in _same(fold(text_of(truth)), found)}
    return [Reading(level, place in right) for place, level in enumerate(levels)]


def box_overlap(truth: Sequence[Line], read: Sequence[Line]) -> Ratio:
    """Sum of intersection over union of the boxes of characters that are right, over their number.

    White space and characters without a box on either side do not count.
    """
    wanted, found = list(_placed(truth)), list(_placed(read))
    pairs = _same([one.char for one in wanted], [one.char for one in found])
    shares = (_share(wanted[one].box, found[other].box) for one, other in pairs)
    return sum((Ratio(share, 1) for share in shares if share is not None), NOTHING)


def _same(truth: Sequence[str], read: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Give the places in truth and reading of characters that the shortest edits leave alone."""
    for step in Levenshtein.opcodes(truth, read):
        if step.tag == "equal":
            yield from zip(
                range(step.src_start, step.src_end),
                range(step.dest_start, step.dest_end),
                strict=True,
            )


def _placed(lines: Sequence[Line]) -> Iterator[Placed]:
    for line in lines:
        boxes = line.chars or (None,) * len(line.text)
        for char, box in zip(line.text, boxes, strict=True):
            if fold(char):
                yield Placed(fold(char), box)


def _share(one: Box | None, other: Box | None) -> float | None:
    return None if one is None or other is None or not one.area else iou(one, other)
