"""Photos whose sky is nearly as light as the paper, and pages full of photos."""

import numpy as np

from layout.analysis import EM
from layout.figures import covered_mask, solid_areas
from layout.pale import grown_to_paper
from press.geometry import Box

PAPER, SKY, GROUND = 222, 205, 120


def sheet(width=900, height=900):
    return np.full((height, width), PAPER, np.uint8)


def test_a_photo_ends_where_its_pale_sky_does():
    page = sheet()
    page[200:400, 100:500], page[400:700, 100:500] = SKY, GROUND
    (photo,) = grown_to_paper((Box(100, 400, 500, 700),), page, EM)
    assert abs(photo.top - 200) <= 3
    assert (photo.left, photo.right, photo.bottom) == (100, 500, 700)


def test_a_photo_does_not_grow_over_paper_to_what_stands_above_it():
    page = sheet()
    page[100:300, 100:500], page[400:700, 100:500] = SKY, GROUND
    assert grown_to_paper((Box(100, 400, 500, 700),), page, EM) == (Box(100, 400, 500, 700),)
    page[340:358:2, 100:500] = 30
    assert grown_to_paper((Box(100, 400, 500, 700),), page, EM) == (Box(100, 400, 500, 700),)


def test_a_photo_does_not_grow_over_a_tint_with_type_on_it():
    page = sheet()
    page[200:400, 100:500], page[400:700, 100:500] = SKY, GROUND
    photo, tint = Box(100, 400, 500, 700), Box(100, 200, 500, 400)
    assert grown_to_paper((photo,), page, EM, (tint,)) == (photo,)


def test_light_parts_of_photos_are_no_paper_on_a_page_full_of_photos():
    page = sheet(2000, 2000)
    page[100:1900, 100:960], page[100:1900, 1000:1900] = GROUND, GROUND
    page[600:1400, 300:800] = 188
    photos = sorted(solid_areas(covered_mask(page, EM), EM))
    assert (covered_mask(page, EM)[700:1300, 400:700] > 0).all()
    assert len(photos) == 2
