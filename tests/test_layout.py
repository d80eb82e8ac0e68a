"""Pages drawn with squares for characters: an em is 20 pixels, a glyph fills 18."""

import layoutparser as lp
import numpy as np
import pytest

from fixtures import squares
from fixtures.squares import INK, glyph
from layout.analysis import EM, analyse
from layout.blocks import Block
from layout.columns import column_blocks, rejoined, text_rows
from layout.components import painted
from layout.figures import Nature, covered_mask, nature, solid_areas
from layout.headlines import display_lines
from layout.ink import ink_mask, type_height
from layout.model import NewspaperModel
from layout.morphology import outside
from layout.segment import segment
from layout.separators import frames_from_rules, gutters, horizontal_rules, vertical_rules
from layout.subheadings import split_at_subheadings
from press.geometry import Box, iou
from press.page import Direction, Kind, Page, Source
from press.paper import evened


def sheet(width=600, height=600):
    return squares.sheet(width, height)


def column(page, left, top, *, characters, lines, size=18, pitch=28):
    for row in range(lines):
        for place in range(characters):
            glyph(page, left + place * 20 * size // 18, top + row * pitch, size)


def mask(page):
    return ink_mask(evened(page, EM))


def test_type_height_is_that_of_the_body():
    page = sheet()
    column(page, 40, 200, characters=12, lines=10)
    column(page, 40, 40, characters=4, lines=1, size=72)
    assert abs(type_height(mask(page)) - EM) <= 1


def test_a_tint_is_no_ink_and_type_on_it_is():
    page = sheet()
    page[100:300, 100:500] = 190
    column(page, 140, 140, characters=10, lines=4)
    assert mask(page)[250:300, 120:480].max() == 0
    assert mask(page)[140:158, 140:158].max() == 255


def test_rules_are_told_from_strokes_that_line_up():
    page = sheet()
    page[50:53, 40:560] = INK
    page[100:500, 300:302] = INK
    column(page, 40, 200, characters=12, lines=5)
    ink = mask(page)
    (across,), (down,) = horizontal_rules(ink, EM), vertical_rules(ink, EM)
    assert iou(across, Box(40, 50, 560, 53)) > 0.6
    assert abs(down.top - 100) <= 2 and abs(down.bottom - 500) <= 2


def test_four_rules_that_meet_are_a_frame():
    page = sheet()
    page[100:103, 100:400] = page[397:400, 100:400] = INK
    page[100:400, 100:103] = page[100:400, 397:400] = INK
    ink = mask(page)
    (frame,) = frames_from_rules(horizontal_rules(ink, EM), vertical_rules(ink, EM), EM)
    assert iou(frame, Box(100, 100, 400, 400)) > 0.97


def test_a_gutter_of_one_em_parts_two_columns_and_the_grid_does_not():
    page = sheet()
    column(page, 40, 100, characters=10, lines=10)
    column(page, 258, 100, characters=10, lines=10)
    ink = mask(page)
    blocks = column_blocks(ink, gutters(outside(ink), EM), EM)
    assert sorted(block.left // 10 for block in blocks) == [4, 25]
    assert [len(text_rows(block, ink, EM)) for block in blocks] == [10, 10]


def test_a_character_cut_off_goes_back_to_its_column():
    assert rejoined((Box(0, 0, 200, 300), Box(205, 40, 223, 58)), EM) == (Box(0, 0, 223, 300),)
    assert len(rejoined((Box(0, 0, 200, 300), Box(230, 40, 248, 58)), EM)) == 2


@pytest.mark.parametrize(
    ("places", "direction"),
    [
        ([(100 + 80 * n, 100) for n in range(5)], Direction.LTR),
        ([(100, 60 + 80 * n) for n in range(5)], Direction.TTB_RTL),
    ],
)
def test_display_type_runs_either_way(places, direction):
    page = sheet()
    for left, top in places:
        glyph(page, left, top, size=70)
    (line,) = display_lines(mask(page), EM)
    assert line.direction is direction
    assert abs(line.size - 70) <= 4


def test_two_lines_of_a_headline_are_two_lines():
    page = sheet()
    for row in (80, 180):
        for place in range(5):
            glyph(page, 60 + 75 * place, row, size=70)
    assert [line.box.top // 20 for line in display_lines(mask(page), EM)] == [4, 9]


def test_body_type_is_no_display_type():
    page = sheet()
    column(page, 40, 100, characters=20, lines=10)
    assert display_lines(mask(page), EM) == ()


def test_a_photo_is_an_area_and_a_dark_panel_is_told_from_it():
    page = sheet(800, 600)
    shades = np.random.default_rng(7).integers(20, 200, (6, 8)).astype(np.uint8)
    page[100:340, 60:380] = np.kron(shades, np.ones((40, 40), np.uint8))
    page[100:340, 440:740] = 60
    for place in range(6):
        page[160:178, 470 + 30 * place : 472 + 30 * place] = 240
        page[160:163, 470 + 30 * place : 488 + 30 * place] = 240
        page[175:178, 470 + 30 * place : 488 + 30 * place] = 240
        page[220:280, 470 + 30 * place : 474 + 30 * place] = 240
    photo, panel = sorted(solid_areas(covered_mask(page, EM), EM))
    assert iou(photo, Box(60, 100, 380, 340)) > 0.9
    assert nature(page, photo, EM) is Nature.PHOTO
    assert iou(panel, Box(440, 100, 740, 340)) > 0.9
    assert nature(page, panel, EM) is Nature.PANEL


def test_a_centred_row_is_a_subheading_and_a_short_last_row_is_not():
    rows = (Box(40, 0, 240, 18), Box(0, 28, 100, 46), Box(70, 56, 170, 74), Box(40, 84, 240, 102))
    block = Block(Kind.BODY, Box(0, 0, 240, 102), rows=rows)
    pieces = split_at_subheadings(block, EM)
    assert [(piece.kind, len(piece.rows)) for piece in pieces] == [
        (Kind.BODY, 2),
        (Kind.SUBHEADING, 1),
        (Kind.BODY, 1),
    ]


def test_a_small_page_is_taken_apart():
    page = sheet(700, 700)
    for place in range(6):
        glyph(page, 80 + 75 * place, 60, size=70)
    column(page, 60, 170, characters=12, lines=12)
    column(page, 330, 170, characters=12, lines=12)
    kinds = sorted(block.kind for block in analyse(page).blocks)
    assert kinds == [Kind.BODY, Kind.BODY, Kind.HEADLINE]


def test_the_model_speaks_layoutparser_and_regions_come_in_page_pixels():
    small = sheet(700, 700)
    for place in range(6):
        glyph(small, 80 + 75 * place, 60, size=70)
    column(small, 60, 170, characters=12, lines=12)
    column(small, 330, 170, characters=12, lines=12)
    large = np.kron(small, np.ones((2, 2), np.uint8))
    layout = NewspaperModel().detect(large)
    assert isinstance(layout, lp.Layout)
    page = segment(Page(3, 1400, 1400, 300, Source("x")), large)
    assert [(region.id, region.kind) for region in page.regions] == [
        ("p0003-r01", Kind.HEADLINE),
        ("p0003-r02", Kind.BODY),
        ("p0003-r03", Kind.BODY),
    ]
    assert iou(page.regions[1].box, Box(120, 340, 596, 992)) > 0.95
    assert len(page.regions[1].lines) == 12


def test_painted_boxes_keep_inside_the_mask():
    assert painted((10, 10), (Box(8, 8, 10, 10),), margin=5).sum() == 255 * 49


def test_a_tint_with_type_on_it_is_no_photo():
    page = sheet()
    page[100:400, 100:500] = 190
    column(page, 140, 140, characters=14, lines=8)
    (area,) = solid_areas(covered_mask(page, EM), EM)
    assert nature(page, area, EM) is Nature.TINT
    assert [block.kind for block in analyse(page).blocks] == [Kind.BODY]


def test_a_page_that_is_too_coarse_is_called_so():
    page = sheet()
    column(page, 60, 100, characters=30, lines=20, size=11, pitch=18)
    (problem,) = segment(Page(1, 600, 600, 0, Source("x")), page).problems
    assert "about 13 pixels high" in problem


def test_type_too_small_to_be_told_from_larger_type_is_called_coarse():
    page = sheet(900, 900)
    column(page, 30, 30, characters=20, lines=4, size=26, pitch=40)
    for row in range(50):
        for place in range(80):
            glyph(page, 30 + 10 * place, 220 + 13 * row, size=7)
    (problem,) = segment(Page(1, 900, 900, 0, Source("x")), page).problems
    assert "about 9 pixels high" in problem


def test_a_pale_portrait_is_a_photo_though_most_of_it_is_one_tone():
    page = sheet(800, 600)
    grain = np.random.default_rng(5).normal(0, 9, (300, 400))
    shade = np.repeat(np.linspace(120, 190, 400)[None], 300, axis=0)
    shade[:, :220] = np.maximum(shade[:, :220], 158)
    page[100:400, 100:500] = np.clip(shade + grain, 0, 200).astype(np.uint8)
    (area,) = solid_areas(covered_mask(page, EM), EM)
    assert nature(page, area, EM) is Nature.PHOTO
