"""Heads in bold type that run into the first row of a brief, in drawn strokes of 20 pixels."""

import numpy as np

from layout.analysis import EM
from layout.blocks import Block
from layout.bold import bold_starts
from press.geometry import Box
from press.page import Kind

PITCH, WIDE = 28, 400


def column(*rows):
    """Rows of characters as words: of each its strokes' thickness and how many; 0 is white."""
    page = np.full((PITCH * len(rows) + 40, WIDE + 40), 255, np.uint8)
    boxes = []
    for number, words in enumerate(rows):
        top, left = 20 + PITCH * number, 20
        for thick, count in words:
            for _ in range(count if thick else 0):
                for place in range(3):
                    page[top : top + 18, left + 1 + 6 * place : left + 1 + 6 * place + thick] = 0
                left += EM
            left += 0 if thick else EM * count
        boxes.append(Box(20, top, left, top + 18))
    return (Block(Kind.BODY, Box(20, 20, WIDE + 20, page.shape[0] - 20), rows=tuple(boxes)),), page


PLAIN = [(2, 20)]


def heads(*rows):
    blocks, page = column(*rows)
    return [(run.top, round(run.width / EM)) for run in bold_starts(blocks, page, EM)]


def test_a_head_ends_at_the_white_behind_it_and_not_where_its_strokes_thin():
    thinning = [(3, 4), (2, 2), (3, 2), (0, 1), (2, 11)]
    assert heads(PLAIN, thinning, PLAIN, PLAIN) == [(20 + PITCH, 8)]


def test_a_head_goes_on_in_the_next_row_with_a_single_character():
    assert heads(PLAIN, [(3, 20)], [(3, 1), (0, 1), (2, 18)], PLAIN, PLAIN, PLAIN) == [
        (20 + PITCH, 20),
        (20 + 2 * PITCH, 1),
    ]


def test_a_row_that_is_bold_to_its_end_with_thin_marks_amid_it_is_a_head():
    marked = [(3, 2), (1, 3), (4, 11), (1, 1), (4, 3)]
    assert heads(PLAIN, marked, PLAIN, PLAIN, PLAIN) == [(20 + PITCH, 20)]


def test_white_in_a_row_of_one_type_makes_no_head():
    assert heads(PLAIN, [(2, 8), (0, 1), (2, 11)], PLAIN, PLAIN) == []
