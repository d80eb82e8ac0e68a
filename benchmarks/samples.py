"""Rows of typeset pages as each reader reads them, beside what is printed there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import TypeAdapter

from benchmarks.straight_pages import Straightened
from ocr.boxes import ink_of, inked_stretches, short_by
from ocr.first import first_reading
from ocr.looks import Look, looks_at
from ocr.readers import Readers
from ocr.reading import Reading, Row
from ocr.rows import rows_of


@dataclass(frozen=True, slots=True)
class Sample:
    """A row and its text, what the first reader read of it, and what the second saw in two looks.

    `short` is how many ems of the row the first reader has no character for, `inked` are the
    stretches along it that have ink.
    """

    row: Row
    text: str
    first: Reading
    second: Look
    look: Look
    short: float
    inked: tuple[tuple[int, int], ...]


SAMPLES: TypeAdapter[list[Sample]] = TypeAdapter(list[Sample])


def samples_of(page: Straightened, readers: Readers) -> Iterator[Sample]:
    """Yield every row of a page whose text is known; ValueError when a reader is missing."""
    if readers.second is None or readers.look is None:
        raise ValueError("samples take a first and a second reader")
    rows = rows_of(page.bare)
    texts = [line.text for region in page.truth.regions for line in region.lines]
    first = first_reading(page.bare, rows, page.grey, readers.first["hans"])
    second = looks_at(rows, page.grey, readers.second)
    look = looks_at(rows, page.grey, readers.look)
    for row, text, one, two, again in zip(rows, texts, first.readings, second, look, strict=False):
        inked = inked_stretches(ink_of(row, page.grey))
        yield Sample(row, text, one, two, again, short_by(one, row), inked)
