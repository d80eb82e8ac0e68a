"""The first reading of a page: everything, and nothing lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from ocr.boxes import short_by
from ocr.crops import block_cutting, reading_on_page, row_cutting
from ocr.engine import Engine
from ocr.reading import Reading, Row
from ocr.rows import Placed, placed
from press.page import Kind, Page, Pixels

LEFT_OUT = 1.3
"""Ems of a row that have no character to them: something was left out."""


@dataclass(frozen=True, slots=True)
class FirstReading:
    """Rows and what was read of each; rows that only the reader found stand behind the others."""

    rows: tuple[Row, ...]
    readings: tuple[Reading, ...]


def read_rows(rows: Sequence[Row], pixels: Pixels, engine: Engine) -> tuple[Reading, ...]:
    """Return what an engine reads of each row, every row in a crop of its own."""
    cuttings = [row_cutting(row, pixels, engine.sizing) for row in rows]
    found = engine.read([cutting.crop for cutting in cuttings])
    return tuple(
        tuple(char for line in lines for char in reading_on_page(line, cutting))
        for lines, cutting in zip(found, cuttings, strict=True)
    )


def first_reading(page: Page, rows: Sequence[Row], pixels: Pixels, engine: Engine) -> FirstReading:
    """Return the first reading of every row; what was left out of one is tried once more.

    Rows that are read alone and those that are tried again alone are one list: an engine may take
    its time to start. What was read alone already would be read the same again.
    """
    blocks, singles = _parted(rows, blocks=engine.sizing.blocks)
    whole = _read_blocks(page, rows, blocks, pixels, engine)
    every = (*rows, *(row for row, _ in whole.elsewhere))
    readings = [whole.readings.get(number, ()) for number in range(len(rows))]
    readings += [reading for _, reading in whole.elsewhere]
    short = [short_by(*known) for known in zip(readings, every, strict=True)]
    in_blocks = sorted(set(range(len(every))) - set(singles))
    again = [n for n in in_blocks if short[n] > LEFT_OUT or not readings[n]]
    numbers = [*singles, *again]
    alone = zip(numbers, read_rows([every[n] for n in numbers], pixels, engine), strict=True)
    for number, reading in alone:
        if number not in again or _is_better(reading, every[number], short[number]):
            readings[number] = reading
    return FirstReading(every, tuple(readings))


def _is_better(reading: Reading, row: Row, short: float) -> bool:
    """Tell whether a second try leaves out less of a row than `short` ems."""
    return bool(reading) and abs(short_by(reading, row)) < abs(short)


def _parted(rows: Sequence[Row], *, blocks: bool) -> tuple[list[list[int]], list[int]]:
    """Return the rows that are read together, region by region, and those read one by one."""
    together, singles = [], []
    for _, group in groupby(range(len(rows)), lambda number: rows[number].region):
        members = list(group)
        one = rows[members[0]]
        if blocks and len(members) > 1 and not one.upright and one.kind is not Kind.TABLE:
            together.append(members)
        else:
            singles += members
    return together, singles


def _read_blocks(
    page: Page, rows: Sequence[Row], blocks: Sequence[list[int]], pixels: Pixels, engine: Engine
) -> Placed:
    cuttings = [
        block_cutting(
            [rows[n] for n in members], page.regions[rows[members[0]].region].box, pixels,
            engine.sizing,
        )
        for members in blocks
    ]  # fmt: skip
    found = engine.read([cutting.crop for cutting in cuttings])
    answer = Placed()
    for members, cutting, lines in zip(blocks, cuttings, found, strict=True):
        part = placed([reading_on_page(line, cutting) for line in lines], rows, members)
        answer.readings.update(part.readings)
        answer.elsewhere.extend(part.elsewhere)
    return answer
