"""Printed lines to paragraphs, rejoined across columns, photos and pages."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from articles.indents import has_drop_cap, is_indented
from press.geometry import Box
from press.page import Kind, Line, Passage, Region
from press.tables import table_rows

SHORT = 0.75
"""Ems of white after which a line has ended before its column's edge."""

ENDINGS = frozenset("。!?！？…”」』】)）:：;；")
"""Marks after which a paragraph may end."""


@dataclass(frozen=True, slots=True)
class _Flow:
    """The text so far: finished passages, the open paragraph and its last line."""

    done: tuple[Passage, ...] = ()
    open: str = ""
    ended: bool = True


def body_from_regions(regions: tuple[Region, ...], em: float) -> tuple[Passage, ...]:
    """Return the paragraphs and subheadings of body regions in reading order, then the tables.

    A table stands amid the text like a photo: a paragraph goes on behind it.
    """
    flow = _Flow()
    for region in regions:
        if region.kind is Kind.BODY:
            flow = _with_column(flow, region, em)
        elif region.kind is not Kind.TABLE:
            text = join_lines([line.text for line in region.lines])
            flow = _Flow((*_closed(flow), Passage(text, "subheading")))
    tables = (region for region in regions if region.kind is Kind.TABLE)
    return (*_closed(flow), *(Passage(table_text(one.lines), "table") for one in tables))


def table_text(lines: Sequence[Line]) -> str:
    """Return a table row by row, its cells parted by a space."""
    rows = table_rows(lines)
    return "\n".join(" ".join(lines[index].text.strip() for index in row) for row in rows)


def opens_paragraph(region: Region, em: float) -> bool:
    """Tell whether a column begins with a new paragraph rather than inside one."""
    if not region.lines:
        return True
    return is_indented(region, 0, em)


def ends_open(region: Region, em: float) -> bool:
    """Tell whether a column breaks off in the middle of a paragraph."""
    if not region.lines:
        return False
    return ends_full(region, em) and region.lines[-1].text.rstrip()[-1:] not in ENDINGS


def ends_full(region: Region, em: float) -> bool:
    """Tell whether the last line of a column reaches its right edge."""
    return bool(region.lines) and region.box.right - region.lines[-1].box.right < SHORT * em


def join_lines(lines: list[str]) -> str:
    """Join printed lines: nothing between Chinese characters, a space between Latin words."""
    text = ""
    for line in (line.strip() for line in lines):
        if text and line and _latin(text[-1]) and _latin(line[0]):
            text = text[:-1] + line if text.endswith("-") else f"{text} {line}"
        else:
            text += line
    return text


def _with_column(flow: _Flow, region: Region, em: float) -> _Flow:
    capped = has_drop_cap(region)
    for place, line in enumerate(region.lines):
        starts = is_indented(region, place, em) and (flow.ended or not flow.open)
        text = line.text.strip()
        ended = _may_end(line, region.box, em) and not (capped and place == 0)
        if starts or not flow.open:
            flow = _Flow(_closed(flow), text, ended)
        else:
            flow = _Flow(flow.done, join_lines([flow.open, text]), ended)
    return flow


def _closed(flow: _Flow) -> tuple[Passage, ...]:
    return (*flow.done, Passage(flow.open)) if flow.open else flow.done


def _may_end(line: Line, column: Box, em: float) -> bool:
    short = column.right - line.box.right > SHORT * em
    return short or line.text.rstrip()[-1:] in ENDINGS


def _latin(letter: str) -> bool:
    return letter == "-" or (letter.isalpha() and unicodedata.name(letter, "").startswith("LATIN"))
