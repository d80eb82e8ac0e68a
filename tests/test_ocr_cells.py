"""Boxes of characters from the ink of their row, wherever a reader saw them."""

from itertools import pairwise

import cv2
import numpy as np
import pytest

from ocr.boxes import boxed, ink_of, short_by
from ocr.cells import advance, cells
from ocr.reading import Char, Row
from press.geometry import Box
from press.page import Kind


def page_with(*glyphs):
    pixels = np.full((200, 600), 230, np.uint8)
    for box in glyphs:
        cv2.rectangle(pixels, (box.left + 1, box.top + 1), (box.right - 3, box.bottom - 3), 30, 3)
    return pixels


def reading(text, *middles):
    return tuple(
        Char(char, Box(middle - 5, 100, middle + 5, 140), 0.9)
        for char, middle in zip(text, middles, strict=True)
    )


GLYPHS = tuple(Box(100 + 42 * n, 102, 138 + 42 * n, 140) for n in range(5))
ROW = Row(0, Box(100, 102, 306, 140), 41.0, Kind.BODY)


def boxes_of(read, row=ROW, glyphs=GLYPHS):
    pixels = page_with(*glyphs)
    return [char.box for char in boxed(read, row, ink_of(row, pixels))]


def near(found, expected):
    """Tell whether boxes lie within two pixels of those expected: ink has soft edges."""
    return len(found) == len(expected) and all(
        abs(one - other) <= 2
        for box, wanted in zip(found, expected, strict=True)
        for one, other in zip(box.edges(), wanted.edges(), strict=True)
    )


def test_every_character_has_the_box_of_its_ink():
    assert near(boxes_of(reading("天地玄黄宇", 119, 161, 203, 245, 287)), GLYPHS)


@pytest.mark.parametrize("off", [-30, 30])
def test_it_has_it_also_where_the_reader_was_off_by_most_of_an_em(off):
    middles = [119 + 42 * n + off for n in range(5)]
    assert near(boxes_of(reading("天地玄黄宇", *middles)), GLYPHS)


def test_a_character_of_two_parts_is_not_cut():
    halves = (Box(100, 102, 116, 140), Box(122, 102, 138, 140), *GLYPHS[1:])
    (first, *_) = boxes_of(reading("川地玄黄宇", 119, 161, 203, 245, 287), glyphs=halves)
    assert near([first], GLYPHS[:1])


def test_digits_take_half_an_em():
    glyphs = (*GLYPHS[:3], Box(228, 102, 242, 140), Box(250, 102, 264, 140))
    row = Row(0, Box(100, 102, 264, 140), 41.0, Kind.BODY)
    assert near(boxes_of(reading("天地玄15", 119, 161, 203, 235, 257), row, glyphs), glyphs)


def test_a_full_stop_at_the_end_does_not_take_from_its_neighbour():
    glyphs = (*GLYPHS[:3], Box(228, 128, 240, 140))
    row = Row(0, Box(100, 102, 240, 140), 41.0, Kind.BODY)
    assert near(boxes_of(reading("天地玄。", 119, 161, 203, 234), row, glyphs), glyphs)


def test_an_upright_row_is_cut_from_the_top_down():
    glyphs = [Box(50, 10 + 60 * n, 98, 58 + 60 * n) for n in range(3)]
    row = Row(0, Box(50, 10, 98, 178), 52.0, Kind.HEADLINE, upright=True)
    read = tuple(Char(c, box, 0.9) for c, box in zip("天地玄", glyphs, strict=True))
    assert near(boxes_of(read, row, glyphs), glyphs)


def test_white_on_dark_has_boxes_too():
    pixels = 255 - page_with(*GLYPHS)
    read = reading("天地玄黄宇", 119, 161, 203, 245, 287)
    assert near([char.box for char in boxed(read, ROW, ink_of(ROW, pixels))], GLYPHS)


def test_cells_cover_the_row_and_never_overlap():
    weight = np.zeros(206)
    for glyph in GLYPHS:
        weight[glyph.left - 100 : glyph.right - 100] = 0.5
    found = cells(weight, "天地玄黄宇", [10, 10, 10, 200, 200], 41.0)
    assert found[0][0] == 0
    assert found[-1][1] == 206
    assert all(one[1] == other[0] for one, other in pairwise(found))


def test_what_was_left_out_of_a_row_is_told_in_ems():
    assert short_by(reading("天地玄黄宇", 1, 2, 3, 4, 5), ROW) == pytest.approx(0, abs=0.1)
    assert short_by(reading("天地玄", 1, 2, 3), ROW) == pytest.approx(2, abs=0.1)
    assert short_by((), ROW) == pytest.approx(5, abs=0.1)


def test_advances():
    assert [advance(char) for char in "字，1a "] == [1.0, 1.0, 0.52, 0.52, 0.4]
