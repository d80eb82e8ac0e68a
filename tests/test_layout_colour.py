"""What pages in colour and coarse copies have: codes, pale grounds, labels, thin strokes."""

import cv2
import numpy as np

from fixtures import squares
from fixtures.squares import INK, PAPER, glyph, nothing
from layout.analysis import EM, analyse
from layout.captions import caption_zones
from layout.codes import codes
from layout.display import DisplayLine, rows_of
from layout.faint import strengthened
from layout.grounds import drawn_grounds, pale_grounds
from layout.ink import ink_mask, ink_of_type, row_height
from layout.labels import label_boxes
from layout.segment import segment
from layout.separators import horizontal_rules
from press.geometry import Box, iou
from press.page import Direction, Kind, Page, Source


def text(page, left, top, *, characters, lines, size=18):
    for row in range(lines):
        for place in range(characters):
            glyph(page, left + place * 20 * size // 18, top + row * 28, size)


def code(module=4):
    """A mask with a code in the middle of it, and where that is."""
    modules = cv2.QRCodeEncoder.create().encode("https://example.org/2026/06/18/A03")
    modules = np.kron(255 - modules[2:-2, 2:-2], np.ones((module, module), np.uint8))
    side = len(modules)
    mask = nothing(500, 500)
    mask[100 : 100 + side, 150 : 150 + side] = modules
    return mask, Box(150, 100, 150 + side, 100 + side)


def test_a_code_to_be_scanned_is_told_by_its_three_corners():
    mask, place = code()
    (found,) = codes(mask, EM)
    assert iou(found, place) > 0.95


def test_without_one_of_its_corners_it_is_no_code():
    mask, place = code()
    mask[place.top : place.top + 28, place.left : place.left + 28] = 0
    assert codes(mask, EM) == ()


def test_a_code_on_a_page_is_a_figure():
    page = squares.sheet(700, 700)
    mask, place = code()
    page[100:600, 100:600][mask > 0] = INK
    text(page, 100, 450, characters=20, lines=6)
    figures = [block.box for block in analyse(page).blocks if block.kind is Kind.FIGURE]
    (figure,) = figures
    assert iou(figure, Box(250, 200, 250 + place.width, 200 + place.height)) > 0.9


def pale(page, box, tone=0.95):
    page[box.top : box.bottom, box.left : box.right] = round(PAPER * tone)


def test_a_pale_ground_with_text_is_a_frame():
    page = squares.sheet(900, 900)
    ground = Box(100, 200, 500, 600)
    pale(page, ground)
    text(page, 120, 220, characters=17, lines=12)
    text(page, 540, 220, characters=15, lines=12)
    assert any(iou(frame, ground) > 0.9 for frame in analyse(page).frames)


def test_paper_in_shade_is_no_ground():
    shade = np.linspace(1.0, 0.9, 900)[:, None] * squares.sheet(900, 900)
    page = shade.astype(np.uint8)
    text(page, 120, 220, characters=17, lines=12)
    assert pale_grounds(page, (), EM) == ()


def test_lettering_of_a_drawing_on_a_pale_ground_is_part_of_the_picture():
    page = squares.sheet(900, 900)
    ground, drawing = Box(100, 200, 700, 600), Box(140, 300, 660, 590)
    pale(page, ground)
    page[drawing.top : drawing.bottom, drawing.left : drawing.right] = 90
    text(page, 200, 230, characters=4, lines=1)
    text(page, 500, 240, characters=5, lines=1)
    text(page, 100, 640, characters=30, lines=5)
    assert drawn_grounds((ground,), (drawing,), page, EM) == (ground,)
    blocks = analyse(page).blocks
    assert [iou(one.box, ground) > 0.9 for one in blocks if one.kind is Kind.FIGURE] == [True]
    assert all(one.box.top > 600 for one in blocks if one.kind is not Kind.FIGURE)


def test_a_ground_with_a_photo_and_a_text_is_no_picture():
    page = squares.sheet(900, 900)
    ground, photo = Box(100, 200, 700, 800), Box(140, 220, 660, 600)
    pale(page, ground)
    page[photo.top : photo.bottom, photo.left : photo.right] = 90
    text(page, 120, 640, characters=27, lines=5)
    assert drawn_grounds((ground,), (photo,), page, EM) == ()


def test_two_rows_that_touch_are_two():
    ink = nothing()
    for place in range(10):
        ink[100:140, 100 + 44 * place : 140 + 44 * place] = 255
        ink[141:181, 100 + 44 * place : 140 + 44 * place] = 255
    ink[138:143, 200:203] = 255
    rows = rows_of(DisplayLine(Box(100, 100, 536, 181), Direction.LTR, 80), ink)
    assert [(row.box.height, row.size) for row in rows] == [(40, 40), (41, 41)]


def test_a_row_of_characters_with_white_amid_some_is_one():
    ink = nothing()
    for place in range(10):
        ink[100:140, 100 + 44 * place : 140 + 44 * place] = 255
    ink[118:122, 188:360] = 0
    line = DisplayLine(Box(100, 100, 536, 140), Direction.LTR, 40)
    assert rows_of(line, ink) == (line,)


def test_a_numeral_that_stands_on_a_rule_does_not_hide_it():
    ink = nothing()
    ink[100:105, 50:750] = 255
    ink[40:101, 600:635] = 255
    (rule,) = horizontal_rules(ink, EM)
    assert abs(rule.left - 50) < 6 > abs(rule.right - 750)
    assert rule.height < 9


def half_solid(ink, left, top):
    """A label of which one half is dark with light characters and the other is not."""
    ink[top : top + 44, left : left + 100] = 255
    for place in range(2):
        ink[top + 8 : top + 36, left + 15 + 40 * place : left + 35 + 40 * place] = 0
    for place in range(3):
        ink[top + 6 : top + 38, left + 106 + 36 * place : left + 138 + 36 * place] = 255


def test_a_label_goes_on_beside_its_dark_half():
    ink = nothing()
    half_solid(ink, 100, 100)
    assert label_boxes(ink, EM) == (Box(100, 100, 310, 144),)


def test_a_long_label_set_into_a_rule_is_one_and_a_long_box_alone_is_none():
    ink = nothing()
    ink[100:144, 200:560] = 255
    for place in range(8):
        ink[108:136, 215 + 42 * place : 235 + 42 * place] = 0
    rules = (Box(20, 120, 198, 124), Box(562, 120, 780, 124))
    assert label_boxes(ink, EM, rules) == (Box(200, 100, 560, 144),)
    assert label_boxes(ink, EM, rules[:1]) == ()


def test_columns_that_end_below_a_photo_are_no_caption():
    ink = nothing()
    for row in range(4):
        ink[420 + 24 * row : 438 + 24 * row, 200:390] = 255
        ink[420 + 24 * row : 438 + 24 * row, 410:600] = 255
    photo = (Box(200, 100, 600, 400),)
    assert caption_zones(photo, ink, EM) == ()
    ink[420:438, 390:410] = 255
    assert len(caption_zones(photo, ink, EM)) == 1


def test_rows_tell_the_height_of_type_that_falls_to_pieces():
    ink = nothing()
    for row in range(40):
        for place in range(0, 600, 5):
            ink[50 + 14 * row : 58 + 14 * row, 50 + place : 53 + place] = 255
    assert abs(row_height(ink) - 9) <= 1
    assert abs(row_height(np.ascontiguousarray(ink.T)) - 9) <= 1
    assert row_height(nothing()) == 0


def test_strokes_thinner_than_a_pixel_are_ink_once_they_are_strengthened():
    page = np.full((300, 300), 255, np.uint8)
    page[20:60, 20:40] = 20
    page[100:200:6, 100:200] = 190
    plain, strong = ink_mask(page), ink_mask(strengthened(page, EM))
    assert plain[100:200, 100:200].max() == 0 < strong[100:200, 100:200].max()
    assert (plain[:70] == strong[:70]).all()


def test_a_coarse_page_has_its_columns():
    page = squares.sheet(1200, 900)
    for place in range(8):
        glyph(page, 100 + 110 * place, 60, size=90)
    for left in (100, 620):
        squares.column(page, left, 200, characters=24, lines=22)
    coarse = cv2.resize(page, None, fx=0.45, fy=0.45, interpolation=cv2.INTER_AREA)
    found = segment(Page(1, coarse.shape[1], coarse.shape[0], 0, Source("x")), coarse)
    body = [region for region in found.regions if region.kind is Kind.BODY]
    assert [len(region.lines) for region in body] == [22, 22]
    assert iou(body[0].box, Box(45, 90, 260, 363)) > 0.9
    assert "about 9 pixels" in found.problems[0]


def test_thin_strokes_on_a_page_with_much_black_are_ink():
    page = np.full((300, 300), 255, np.uint8)
    page[0:100] = 30
    for place in range(110, 280, 30):
        page[200 : 200 + EM : 6, place : place + EM] = 30
        page[200 : 200 + EM, place : place + EM : 6] = 185
        page[200 : 200 + EM : 6, place + EM // 2] = 185
    assert ink_mask(page)[200 : 200 + EM, 110].min() == 0
    assert ink_of_type(page, EM)[200 : 200 + EM, 110].min() == 255


def test_grey_between_fat_characters_is_no_ink():
    page = np.full((300, 300), 255, np.uint8)
    page[0:100] = 30
    for place in range(110, 280, EM + 2):
        page[200 : 200 + EM, place : place + EM] = 30
    page[200, 110:280] = np.minimum(page[200, 110:280], 185)
    ink = ink_of_type(page, EM)
    assert ink[200 : 200 + EM, 111].min() == 255
    assert ink[200, 110 + EM : 112 + EM].max() == 0
