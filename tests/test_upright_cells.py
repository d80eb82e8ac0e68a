"""Upright rows taken apart into characters, and those laid as level type has them."""

import cv2
import numpy as np
import pytest

from fixtures.typeset.fonts import Face
from fixtures.typeset.setting import one_line
from fixtures.typeset.sheet import Sheet
from fixtures.typeset.upright_sheet import UprightSheet
from ocr.clean import cleaned
from ocr.upright_cells import laid_cells
from press.geometry import Box


def cells_of(text):
    """Return the cells of an upright line of type 40 pixels high, and how many there are."""
    sheet = Sheet(60, 44 * len(text) + 20)
    onto = UprightSheet(sheet)
    onto.print_line(one_line(text, Face("song", 40)), (4, 10), Face("song", 40))
    return laid_cells(sheet.pixels()[:, 10:51], 38, 48)


def ink_box(pixels, level=128):
    rows, columns = np.nonzero(pixels < level)
    return Box(columns.min(), rows.min(), columns.max() + 1, rows.max() + 1)


def test_a_raised_comma_is_laid_to_the_lower_left():
    cells = cells_of("江面，渡轮")
    assert len(cells) == 5
    across, down = ink_box(cells[2].pixels).middle
    assert across < 0.4 * 41 and down > 0.65 * 48


@pytest.mark.parametrize("mark", ["（", "》", "—"])
def test_a_turned_mark_is_turned_back(mark):
    laid = ink_box(cells_of(f"江{mark}面")[1].pixels)
    assert bool(laid.width > laid.height) == (mark == "—")


def test_the_numeral_one_and_a_semicolon_are_not_turned():
    one, semicolon = (ink_box(cells_of(f"江{char}面")[1].pixels) for char in "一；")
    assert one.width > 3 * one.height
    assert semicolon.height > 2 * semicolon.width


def test_a_one_with_a_heavy_end_and_blurred_is_not_turned():
    ink = np.full((9, 34), 235, np.uint8)
    ink[5:8], ink[2:8, 26:32] = 60, 60
    page = np.full((120, 40), 235, np.uint8)
    page[40:49, 3:37] = ink
    (one,) = laid_cells(cv2.GaussianBlur(page, (3, 3), 0), 35, 43)
    assert ink_box(one.pixels).width > 25


def test_a_bracket_is_parted_from_a_character_of_strokes_below_it():
    high = [cell.bottom - cell.top > 20 for cell in cells_of("天（六月）六·六日")]
    assert high == [True, False, True, True, False, True, False, True, True]


@pytest.mark.parametrize("style", ["song", "hei", "kai", "fang"])
def test_a_corner_bracket_and_a_one_are_not_a_two(style):
    text = "江「一面」一国云『六』二三合"
    face = Face(style, 40)
    sheet = Sheet(60, 44 * len(text) + 20)
    UprightSheet(sheet).print_line(one_line(text, face), (4, 10), face)
    assert len(laid_cells(cv2.GaussianBlur(sheet.pixels(), (3, 3), 0), 38, 48)) == len(text)


def test_a_mark_that_touches_the_next_character_is_parted_from_it():
    sheet = Sheet(60, 240)
    UprightSheet(sheet).print_line(
        one_line("江；国面", Face("song", 40)), (4, 10), Face("song", 40)
    )
    pixels = sheet.pixels().copy()
    cv2.line(pixels, (33, 85), (33, 100), 0, 2)
    assert len(laid_cells(pixels, 38, 48)) == 4


def test_characters_that_touch_are_cut_where_there_is_least_ink():
    sheet = Sheet(60, 200)
    face = Face("song", 40)
    UprightSheet(sheet).print_line(one_line("国国国", face), (4, 10), face)
    pixels = sheet.pixels().copy()
    cv2.line(pixels, (30, 30), (30, 110), 0, 2)
    assert len(laid_cells(pixels, 38, 48)) == 3


@pytest.mark.parametrize("seed", range(6))
def test_on_noisy_paper_brackets_are_turned_and_a_one_and_a_stop_are_not(seed):
    text = "江一面（云」国。"
    sheet, face = Sheet(60, 44 * len(text) + 20), Face("song", 40)
    UprightSheet(sheet).print_line(one_line(text, face), (4, 10), face)
    ink = 255 - cv2.GaussianBlur(sheet.pixels(), (0, 0), 1.2).astype(np.float64)
    noise = np.random.default_rng(seed).normal(0, 14, ink.shape)
    page = np.clip(215 - 0.55 * ink + noise, 0, 255).astype(np.uint8)[:, 10:51]
    cells = laid_cells(page, 38, 48, cleaned(page, 40))
    shapes = [ink_box(cleaned(cell.pixels, 40), 190) for cell in cells]
    assert len(shapes) == len(text)
    assert [shapes[place].width > shapes[place].height for place in (1, 3, 5)] == [
        True,
        False,
        False,
    ]
    across, down = shapes[7].middle
    assert across < 0.4 * 41 and down > 0.6 * 48
