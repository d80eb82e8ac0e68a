from io import BytesIO

import numpy as np
from PIL import Image

from export.colours import article_colour
from export.images import overlay_picture, page_picture, web_picture
from export.overlay import overlay
from press.geometry import Box
from press.page import Article, Kind, Page, Region, Source

HEADLINE = Region("r1", Kind.HEADLINE, Box(400, 200, 2400, 400))
COLUMN = Region("r2", Kind.BODY, Box(400, 600, 1200, 2600))
ADVERT = Region("r3", Kind.ADVERT, Box(1600, 600, 2400, 2600))


def page(*regions: Region, width: int = 2800, height: int = 3000) -> Page:
    return Page(1, width, height, 300, Source("s.tif"), regions=regions)


def blank(width: int, height: int) -> np.ndarray:
    return np.full((height, width), 255, dtype=np.uint8)


def ramp(width: int = 64, height: int = 32) -> np.ndarray:
    return np.tile(np.arange(width, dtype=np.uint8), (height, 1))


def decoded(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content))


def test_a_grey_page_becomes_a_jpeg_that_knows_its_resolution():
    picture = page_picture(ramp(), 300)
    image = decoded(picture.content)
    assert (picture.suffix, image.format, image.mode) == (".jpg", "JPEG", "L")
    assert (image.size, image.info["dpi"]) == ((64, 32), (300, 300))


def test_a_colour_page_keeps_its_colour():
    pixels = np.full((32, 64, 3), (200, 30, 30), dtype=np.uint8)
    red, green, blue = decoded(page_picture(pixels, 300).content).getpixel((30, 15))
    assert abs(red - 200) < 5 and abs(green - 30) < 5 and abs(blue - 30) < 5


def test_a_black_and_white_page_becomes_a_png_of_one_bit_without_loss():
    pixels = np.where(ramp() % 3 == 0, 0, 255).astype(np.uint8)
    picture = page_picture(pixels, 0)
    image = decoded(picture.content)
    assert (picture.suffix, image.mode) == (".png", "1")
    assert np.array_equal(np.asarray(image.convert("L")), pixels)


def test_the_same_pixels_give_the_same_bytes():
    assert page_picture(ramp(), 300) == page_picture(ramp(), 300)
    assert overlay_picture(ramp()) == overlay_picture(ramp())


def test_a_picture_for_the_web_is_scaled_down_and_never_up():
    assert decoded(web_picture(blank(1000, 2000), height=1400).content).size == (700, 1400)
    assert decoded(web_picture(blank(100, 200), height=1400).content).size == (100, 200)


def test_an_overlay_is_1400_wide_and_has_a_legend_below():
    picture = overlay(page(), blank(2800, 3000), articles=())
    assert picture.shape[1:] == (1400, 3)
    assert 1500 < picture.shape[0] <= 1600
    assert (picture[:1500] == 255).all()
    assert (picture[1500:] != 255).any()


def test_a_small_page_is_not_blown_up():
    small = overlay(page(width=300, height=400), blank(300, 400), articles=())
    assert small.shape[1] == 300


def test_frames_have_their_articles_colour_and_other_regions_are_grey():
    article = Article("a1", regions=("r1", "r2"))
    picture = overlay(page(HEADLINE, COLUMN, ADVERT), blank(2800, 3000), articles=(article,))
    # at half the size: left edges of the three at mid-height
    assert tuple(picture[150, 200]) == article_colour(1)
    assert tuple(picture[900, 200]) == article_colour(1)
    assert tuple(picture[900, 800]) == (120, 120, 120)


def test_regions_are_tinted_and_the_page_shines_through():
    pixels = blank(2800, 3000)
    pixels[2000:2100, 400:1200] = 0
    picture = overlay(page(COLUMN), pixels, articles=())
    paper, ink = picture[1200, 350].astype(int), picture[1025, 350].astype(int)
    assert paper[2] > paper[0]  # body is blue
    assert (ink < paper).all()


def test_an_arrow_leads_from_a_region_to_the_next():
    article = Article("a1", regions=("r2", "r3"))
    picture = overlay(page(COLUMN, ADVERT), blank(2800, 3000), articles=(article,))
    # half-way between the middles (400, 800) and (1000, 800), outside both regions
    assert tuple(picture[800, 700]) == article_colour(1)


def test_an_article_on_another_page_leaves_no_mark():
    elsewhere = Article("a1", regions=("p0002-r01",))
    picture = overlay(page(), blank(2800, 3000), articles=(elsewhere,))
    assert (picture[:1500] == 255).all()


def test_article_colours_come_round_again():
    assert article_colour(1) == article_colour(13) != article_colour(2)
