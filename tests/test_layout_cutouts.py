"""Cut-out pictures, what is printed over photos, and drawings of which only parts are dark."""

import numpy as np

from fixtures.squares import filled, nothing, typed
from layout.analysis import EM
from layout.blocks import Block
from layout.captions import captions
from layout.connected import grown_to_connected
from layout.hollows import pictured
from layout.printed_over import overprint
from press.geometry import Box, coverage
from press.page import Kind

PHOTO = Box(100, 100, 700, 500)
SOLID = Box(100, 100, 300, 500)


def glyphs(left, top, right, bottom, leading=30):
    return [
        Box(x, y, x + 16, y + 16)
        for y in range(top, bottom, leading)
        for x in range(left, right, 20)
    ]


def photographed(tone=200):
    """A grey page with a photo whose tones change slowly."""
    page = np.full((800, 800), 230, np.uint8)
    page[PHOTO.top : PHOTO.bottom, PHOTO.left : PHOTO.right] = tone
    return page


def test_columns_within_the_box_of_a_cut_out_picture_are_text():
    type_there = glyphs(420, 140, 660, 460)
    covered, over = filled(SOLID, *type_there), filled(Box(420, 140, 660, 460))
    found = pictured((PHOTO,), covered, covered, over, EM)
    assert found.mask[300, 200] == 255
    assert found.mask[147, 427] == 0
    (picture,) = found.boxes
    assert coverage(SOLID, picture) > 0.98
    assert picture.right < 330
    alone = pictured((PHOTO,), filled(SOLID), filled(SOLID), nothing(), EM)
    assert alone.boxes == (PHOTO,)
    assert alone.mask[147, 427] == 255


def test_pictures_that_text_parts_are_several():
    low = Box(500, 380, 700, 500)
    covered = filled(SOLID, low, *glyphs(320, 120, 680, 340))
    found = pictured((PHOTO,), covered, covered, filled(Box(320, 120, 680, 340)), EM)
    assert len(found.boxes) == 2


def test_a_cane_that_juts_into_the_text_is_the_pictures():
    ink = filled(SOLID, *glyphs(460, 140, 660, 460))
    for step in range(150):
        ink[200 + step, 305 + step // 2 : 309 + step // 2] = 255
    found = pictured((PHOTO,), ink, ink, filled(Box(460, 140, 660, 460)), EM)
    assert found.mask[300, 357] == 255
    assert found.mask[147, 467] == 0


def test_light_type_on_a_dark_part_of_a_photo_is_found_with_its_ground():
    page = photographed(190)
    page[100:300, 300:700] = 90
    typed(page, glyphs(340, 140, 660, 260), 230)
    (panel,) = overprint(page, (PHOTO,), EM).panels
    assert abs(panel.left - 300) < 8
    assert abs(panel.bottom - 300) < 8


def test_dark_type_on_a_photo_is_text_and_a_few_dark_spots_are_none():
    page = photographed()
    typed(page, glyphs(120, 400, 320, 480), 60)
    over = overprint(page, (PHOTO,), EM)
    assert over.panels == ()
    assert over.text[408, 128] == 255
    assert not over.text[:380].any()
    spots = photographed()
    typed(spots, glyphs(120, 400, 320, 480)[::7], 60)
    assert not overprint(spots, (PHOTO,), EM).text.any()


def test_rows_of_windows_are_no_type():
    page = photographed()
    for box in glyphs(120, 400, 320, 480):
        page[box.top : box.bottom, box.left : box.right] = 60
    assert not overprint(page, (PHOTO,), EM).text.any()


def test_windows_with_frames_and_bars_are_no_type():
    page = photographed()
    for box in glyphs(120, 400, 320, 480):
        for down in (0, 7, 14):
            page[box.top : box.bottom, box.left + down : box.left + down + 2] = 60
        page[box.top : box.top + 2, box.left : box.right] = 60
    assert not overprint(page, (PHOTO,), EM).text.any()


def test_rows_over_a_photo_are_its_caption():
    rows = tuple(Box(120, top, 320, top + 18) for top in (420, 445, 470))
    block = Block(Kind.BODY, Box(120, 420, 320, 488), size=18, rows=rows)
    (told,) = captions((block,), (PHOTO,), EM)
    assert told.kind is Kind.CAPTION


def test_a_drawing_reaches_as_far_as_its_ink_hangs_together():
    dark = Box(200, 200, 260, 260)
    drawing = filled(dark)
    drawing[100:400, 228:232] = 255
    drawing[398:402, 100:400] = 255
    (grown,) = grown_to_connected((dark,), drawing, EM)
    assert grown == Box(100, 100, 400, 402)
    round_text = drawing | filled(*glyphs(280, 280, 380, 380))
    assert grown_to_connected((dark,), round_text, EM) == (dark,)
