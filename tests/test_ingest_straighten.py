"""Pages leaning by known angles come back straight, trimmed to the sheet and whole."""

import cv2
import numpy as np
import pytest

from ingest.bed import sheet_box
from ingest.straighten import straighten
from press.errors import BlankPage
from press.geometry import Box

PAPER, INK = 235, 25


def made_up_character(rng, size):
    """Return a cell with a few level and upright strokes, as dense as a Chinese character."""
    cell = np.full((size, size), PAPER, np.uint8)
    stroke = max(2, size // 12)
    for _ in range(rng.integers(3, 6)):
        at, start = rng.integers(1, size - stroke - 1), rng.integers(1, size // 3)
        cell[at : at + stroke, start : size - 1 - rng.integers(0, size // 3)] = INK
    for _ in range(rng.integers(1, 4)):
        at, start = rng.integers(1, size - stroke - 1), rng.integers(1, size // 3)
        cell[start : size - 1 - rng.integers(0, size // 3), at : at + stroke] = INK
    return cell


def made_up_page(*, rules):
    """Return a grey page of 2100 x 2900 with a headline, three columns and a photo."""
    rng = np.random.default_rng(7)
    page = np.full((2900, 2100), PAPER, np.uint8)
    body = [made_up_character(rng, 36) for _ in range(200)]
    for left in (130, 760, 1390):
        for top in range(430 + int(rng.integers(0, 30)), 2700, 52):
            length = 15 if rng.random() > 0.1 else int(rng.integers(2, 15))
            for column in range(length):
                if rng.random() > 0.06:
                    across = left + 38 * column
                    page[top : top + 36, across : across + 36] = body[rng.integers(200)]
        if rules and left > 130:
            page[430:2700, left - 32 : left - 29] = INK
    for column in range(10):
        page[180:330, 200 + 170 * column : 350 + 170 * column] = made_up_character(rng, 150)
    down, across = np.mgrid[0:600, 0:900]
    photo = 120 + 80 * np.sin(across / 170 + down / 230) + rng.normal(0, 25, down.shape)
    page[1200:1800, 700:1600] = photo.clip(0, 255).astype(np.uint8)
    return page


def leaning(page, degrees, *, around=PAPER):
    """Return a page as a scanner sees it that must be turned back by `degrees`."""
    height, width = page.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1.0)
    turned = cv2.warpAffine(
        page, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=(around,)
    )
    blurred = np.asarray(cv2.GaussianBlur(turned, (0, 0), 1.1), dtype=np.float64)
    noise = np.random.default_rng(1).normal(0, 12, blurred.shape)
    return np.asarray((blurred + noise).clip(0, 255), dtype=np.uint8)


@pytest.fixture(scope="module")
def ruled_page():
    return made_up_page(rules=True)


@pytest.fixture(scope="module")
def plain_page():
    return made_up_page(rules=False)


@pytest.mark.parametrize("degrees", [0.3, -0.83, 2.15, -4.9])
def test_printed_rules_give_the_skew_to_a_twentieth_of_a_degree(ruled_page, degrees):
    assert straighten(leaning(ruled_page, degrees)).skew == pytest.approx(degrees, abs=0.05)


@pytest.mark.parametrize("degrees", [0.3, -0.83, 2.15, -4.9])
def test_type_alone_gives_it_to_a_twentieth_of_a_degree_too(plain_page, degrees):
    assert straighten(leaning(plain_page, degrees)).skew == pytest.approx(degrees, abs=0.05)


@pytest.mark.parametrize("degrees", [0.4, -1.7])
def test_vertical_type_gives_it_as_well(plain_page, degrees):
    vertical = np.rot90(plain_page)
    assert straighten(leaning(vertical, degrees)).skew == pytest.approx(degrees, abs=0.05)


def test_a_straight_page_is_left_as_it_is(ruled_page):
    straight = straighten(ruled_page)
    assert straight.skew == 0.0
    assert straight.pixels is ruled_page


def test_a_straightened_page_leans_no_more(plain_page):
    straight = straighten(leaning(plain_page, 1.4))
    assert straighten(straight.pixels).skew == 0.0


def test_turning_loses_no_corner_and_fills_with_paper(ruled_page):
    straight = straighten(leaning(ruled_page, 3.0))
    assert straight.pixels.shape[0] > ruled_page.shape[0]
    assert straight.pixels.shape[1] > ruled_page.shape[1]
    assert straight.pixels[:5, :5].min() > 220


def test_colour_stays_colour(plain_page):
    coloured = cv2.cvtColor(leaning(plain_page, 1.0), cv2.COLOR_GRAY2RGB)
    straight = straighten(coloured)
    assert straight.pixels.shape[2] == 3
    assert straight.skew == pytest.approx(1.0, abs=0.1)


def on_bed(page):
    bed = np.full((3200, 2400), 25, np.uint8)
    bed[100:3000, 180:2280] = page
    return bed


def test_the_dark_bed_round_a_sheet_is_cut_away(plain_page):
    sheet = sheet_box(on_bed(plain_page)).edges()
    assert sheet == pytest.approx((180, 100, 2280, 3000), abs=8)


@pytest.mark.parametrize("degrees", [1.2, -3.0])
def test_the_bed_is_cut_away_from_a_leaning_sheet(plain_page, degrees):
    straight = straighten(leaning(on_bed(plain_page), degrees, around=25))
    assert straight.skew == pytest.approx(degrees, abs=0.1)
    assert straight.pixels.shape == pytest.approx((2900, 2100), abs=20)


def test_a_page_without_a_bed_keeps_its_edges(plain_page):
    assert sheet_box(plain_page) == Box(0, 0, 2100, 2900)


def test_a_dark_photo_on_the_edge_is_no_bed(plain_page):
    page = plain_page.copy()
    down, across = np.mgrid[0:300, 0:2100]
    page[:300] = 55 + 40 * np.sin(across / 150 + down / 90)
    assert sheet_box(page).top == 0


@pytest.mark.parametrize("paper", [255, 180])
def test_an_empty_page_is_blank(paper):
    noise = np.random.default_rng(3).normal(0, 6, (2900, 2100))
    page = (paper + noise).clip(0, 255).astype(np.uint8)
    page[500:506, 700:706] = 20
    with pytest.raises(BlankPage, match="nothing is printed"):
        straighten(page)


def test_one_line_of_type_is_not_blank():
    page = np.full((2900, 2100), PAPER, np.uint8)
    rng = np.random.default_rng(4)
    for column in range(8):
        page[400:436, 200 + 38 * column : 236 + 38 * column] = made_up_character(rng, 36)
    assert straighten(page).skew == 0.0


def test_marks_too_few_to_tell_how_large_the_type_is_cost_no_page():
    page = np.full((2900, 2100), PAPER, np.uint8)
    for column in range(6):
        page[400:436, 200 + 60 * column : 236 + 60 * column] = INK
    straight = straighten(page)
    assert (straight.skew, straight.em) == (0.0, 0.0)
