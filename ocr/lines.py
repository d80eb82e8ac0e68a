"""Decided rows to the lines of a region, in an editor's marks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from ocr.decide import Decision
from ocr.editing import Edited, edited
from ocr.reading import Reading, Row, text_of
from press.geometry import Box
from press.page import Choice, Line


@dataclass(frozen=True, slots=True)
class RowRead:
    """A row, what was decided of it, its characters' boxes in place, and what each reader read."""

    row: Row
    decision: Decision
    readings: Mapping[str, Reading]


def lines_of(rows: Sequence[RowRead]) -> tuple[Line, ...]:
    """Return the lines of one region from its rows in reading order; empty rows give none."""
    texts = edited([text_of(row.decision.reading) for row in rows])
    lines = (_line(row, text) for row, text in zip(rows, texts, strict=True))
    return tuple(line for line in lines if line.text.strip())


def _line(row: RowRead, text: Edited) -> Line:
    reading = row.decision.reading
    sure = tuple(reading[source].confidence for source in text.sources)
    return Line(
        box=row.row.box,
        text=text.text,
        confidence=round(fmean(sure), 4) if sure else 0.0,
        chars=_boxes(reading, text.sources, upright=row.row.upright),
        readings={name: text_of(read) for name, read in row.readings.items()},
        confidences=sure,
        choices=_choices(row, text.sources),
    )


def _boxes(reading: Reading, sources: Sequence[int], *, upright: bool) -> tuple[Box, ...]:
    """Return a box a character; characters that one mark became share its box evenly."""
    boxes = []
    for place, source in enumerate(sources):
        same = [at for at, other in enumerate(sources) if other == source]
        box = reading[source].box
        boxes.append(_share(box, same.index(place), len(same), upright=upright))
    return tuple(boxes)


def _share(box: Box, place: int, parts: int, *, upright: bool) -> Box:
    if parts == 1:
        return box
    if upright:
        edges = [box.top + box.height * n // parts for n in (place, place + 1)]
        return Box(box.left, edges[0], box.right, edges[1])
    edges = [box.left + box.width * n // parts for n in (place, place + 1)]
    return Box(edges[0], box.top, edges[1], box.bottom)


def _choices(row: RowRead, sources: Sequence[int]) -> tuple[Choice, ...]:
    """Return the disputes of a row by the places that their characters have in the line."""
    names = list(row.readings)
    return tuple(
        Choice(
            sum(source < dispute.start for source in sources),
            sum(source < dispute.end for source in sources),
            {names[0]: dispute.first, names[-1]: dispute.second},
            dispute.reason,
        )
        for dispute in row.decision.disputes
    )
