"""Body type to columns: text that hangs together between rules, gutters and display type."""

from __future__ import annotations

import numpy as np

from layout.components import boxes_of, tightened
from layout.ink import Mask
from layout.morphology import closed, without
from press.geometry import Box, coverage, overlap_x, overlap_y, union

ROW_GAP = 0.9
"""Ems of white between two rows of one column, at the most."""

LEAST_INK = 0.02
"""A block whose box holds a smaller share of ink is dirt."""


def column_blocks(text: Mask, barrier: Mask, em: int) -> tuple[Box, ...]:
    """Return blocks of body type.

    `text` is the ink of body type alone; `barrier` is set where text may not be joined: in
    gutters, on rules, photos and display type. Ink is smeared within lines and between the
    lines of a paragraph, then cut at the barrier (after Wong, Casey and Wahl, 1982).
    """
    across = without(closed(text, width=round(1.3 * em), height=3), barrier)
    blocks = without(closed(across, width=3, height=round(0.8 * em)), barrier)
    found = []
    for box in boxes_of(blocks, least_area=em * em // 4):
        tight = tightened(box, text)
        if tight is not None and _is_text(tight, text, em):
            found.append(tight)
    return tuple(found)


def rejoined(blocks: tuple[Box, ...], em: int) -> tuple[Box, ...]:
    """Give a column back the characters that a chance strip of white cut off its lines."""
    crumbs = tuple(block for block in blocks if block.width < 4 * em and block.height < 2.2 * em)
    columns = [block for block in blocks if block not in crumbs]
    for crumb in crumbs:
        home = next((column for column in columns if _is_crumb_of(crumb, column, em)), None)
        if home is None:
            columns.append(crumb)
        else:
            columns[columns.index(home)] = union([home, crumb])
    return tuple(columns)


def _is_crumb_of(crumb: Box, column: Box, em: int) -> bool:
    near = overlap_x(crumb, column) > -0.7 * em
    return column.height > 2.2 * em and near and overlap_y(crumb, column) > 0.9 * crumb.height


def restored(blocks: tuple[Box, ...], barrier: Mask, em: int) -> tuple[Box, ...]:
    """Unite the pieces of one column that fell apart where a short line meets an indent.

    `barrier` is set on rules, photos and display type.
    """
    pending = sorted(blocks, key=lambda block: (block.top, block.left))
    for place, one in enumerate(pending):
        for other in pending[place + 1 :]:
            both_low = is_low(one, em) and is_low(other, em)
            if both_low or not _one_column(one, other, em):
                continue
            whole = union([one, other])
            rest = [
                block
                for block in pending
                if block not in (one, other) and not _is_scrap(block, whole, em)
            ]
            if _is_free(whole, rest, barrier):
                return restored((*rest, whole), barrier, em)
    return tuple(block for block in pending if not is_low(block, em))


def _one_column(one: Box, other: Box, em: int) -> bool:
    narrow, wide = sorted((one, other), key=lambda box: box.width)
    if overlap_x(narrow, wide) < narrow.width - 0.5 * em:
        return False
    if overlap_y(one, other) < -ROW_GAP * em:
        return False
    alike = wide.width - narrow.width < 2.4 * em
    crumb = narrow.height < 1.6 * em and narrow.width < wide.width
    return alike or (crumb and wide.height > 1.6 * em) or overlap_y(one, other) > 0.8 * em


def _is_scrap(block: Box, column: Box, em: int) -> bool:
    """Tell a piece of a row that a chance strip of white cut off inside a column."""
    return block.height < 2.2 * em and coverage(block, column) > 0.95


def _is_free(whole: Box, rest: list[Box], barrier: Mask) -> bool:
    if any(overlap_x(whole, block) > 0 and overlap_y(whole, block) > 0 for block in rest):
        return False
    return not barrier[whole.top : whole.bottom, whole.left : whole.right].any()


def text_rows(block: Box, text: Mask, em: int) -> tuple[Box, ...]:
    """Return the printed lines of one block, from top to bottom, by its ink profile."""
    part = text[block.top : block.bottom, block.left : block.right]
    profile = (part > 0).sum(axis=1).astype(float)
    inked = profile > max(1.0, 0.02 * min(block.width, 10 * em))
    edges = np.flatnonzero(np.diff(np.concatenate([[0], inked.astype(np.int8), [0]])))
    spans = _joined_spans([(int(a), int(b)) for a, b in edges.reshape(-1, 2)], em)
    rows = []
    for top, bottom in spans:
        row = Box(block.left, block.top + top, block.right, block.top + bottom)
        tight = tightened(row, text)
        if tight is not None:
            rows.append(tight)
    return tuple(rows)


def _joined_spans(spans: list[tuple[int, int]], em: int) -> list[tuple[int, int]]:
    # A dot or the top stroke of a character is no line of its own.
    joined: list[tuple[int, int]] = []
    for top, bottom in spans:
        if joined and bottom - joined[-1][0] <= 1.15 * em:
            joined[-1] = (joined[-1][0], bottom)
        else:
            joined.append((top, bottom))
    return [span for span in joined if span[1] - span[0] >= 0.25 * em]


def is_low(box: Box, em: int) -> bool:
    """Tell what may be dirt, and may be a last line with nothing but 一 and a mark."""
    return box.height < 0.5 * em or box.width < 0.5 * em


def _is_text(box: Box, text: Mask, em: int) -> bool:
    if is_low(box, em) and not 0.5 * em < box.width < 3 * em:
        return False
    part = text[box.top : box.bottom, box.left : box.right]
    return bool((part > 0).mean() >= LEAST_INK)
