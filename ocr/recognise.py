"""A page of bare regions to a page of read lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import cv2
import numpy as np

from language.model import character_model
from ocr.align import alike
from ocr.boxes import boxed, ink_of, inked_stretches, short_by
from ocr.decide import Judge
from ocr.doubt import rows_in_doubt
from ocr.engine import Engine
from ocr.first import FirstReading, first_reading
from ocr.lines import RowRead, lines_of
from ocr.looks import Look, Looks, looks_at, united
from ocr.ornaments import begins_with_ornament
from ocr.readers import Readers
from ocr.reading import Row
from ocr.rows import rows_of
from ocr.script import scripts_of
from ocr.weights import shipped_weights
from press.page import Kind, Page, Pixels


def recognise(page: Page, pixels: Pixels, readers: Readers) -> Page:
    """Return the page with every region but the figures read."""
    grey = pixels if pixels.ndim == 2 else np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY))
    grey = grey.astype(np.uint8, copy=False)
    rows = rows_of(page)
    scripts = scripts_of(rows, grey, readers)
    read: list[RowRead] = []
    for script, engine in readers.first.items():
        mine = [_with_script(row, script) for row in rows if scripts[row.region] == script]
        if mine:
            read += _read(first_reading(page, mine, grey, engine), grey, engine.name, readers)
    regions = tuple(
        replace(region, lines=lines_of(_in_order(read, number)))
        for number, region in enumerate(page.regions)
    )
    return replace(page, regions=regions)


def _with_script(row: Row, script: str) -> Row:
    """Return a row of body text with its script; a title may be in another one."""
    return replace(row, script=script) if row.kind is Kind.BODY else row


def _in_order(read: Sequence[RowRead], region: int) -> list[RowRead]:
    """Return the rows of one region as they are read, those found late in their places."""
    rows = [one for one in read if one.row.region == region]
    known = [one for one in rows if not one.row.late]
    for late in (one for one in rows if one.row.late):
        above = sum(one.row.box.middle[1] < late.row.box.middle[1] for one in known)
        known.insert(above, late)
    return known


def _read(first: FirstReading, grey: Pixels, name: str, readers: Readers) -> Iterator[RowRead]:
    """Yield every row as it was decided, with the second reader's help where it is asked."""
    judge = Judge(character_model(), shipped_weights())
    short = [short_by(*known) for known in zip(first.readings, first.rows, strict=True)]
    alone = [judge.alone(*known) for known in zip(first.readings, short, strict=True)]
    inks = [ink_of(row, grey) for row in first.rows]
    heads = [begins_with_ornament(ink, row.em) for ink, row in zip(inks, first.rows, strict=True)]
    asked: Sequence[int] = range(len(alone))
    if not readers.every_row:
        asked = rows_in_doubt(first.rows, alone, short, heads)
    second = _second_readings(first, asked, grey, readers)
    known = zip(first.rows, first.readings, inks, strict=True)
    for number, (row, reading, ink) in enumerate(known):
        decision, told = alone[number], {name: reading}
        if readers.second and number in second:
            looks = second[number]
            decision = judge.between(reading, looks, row, inked_stretches(ink))
            told[readers.second.name] = looks.reading
        placed = boxed(decision.reading, row, ink)
        yield RowRead(row, replace(decision, reading=placed), told)


def _second_readings(
    first: FirstReading, asked: Sequence[int], grey: Pixels, readers: Readers
) -> dict[int, Looks]:
    """Return what the second reader made of the rows that it is asked for, by row.

    Where that differs from the first reading it looks once more.
    """
    if readers.second is None or readers.look is None:
        return {}
    language = character_model()

    def looked(numbers: Sequence[int], engine: Engine) -> dict[int, Look]:
        rows = [first.rows[number] for number in numbers]
        return dict(zip(numbers, looks_at(rows, grey, engine), strict=True))

    once = looked(asked, readers.second)
    rows = first.rows
    found = {
        number: united((look,), language, rows[number].script) for number, look in once.items()
    }
    differ = [n for n in asked if not alike(first.readings[n], found[n].reading)]
    again = looked(differ, readers.look)
    return found | {
        number: united((once[number], again[number]), language, rows[number].script)
        for number in differ
    }
