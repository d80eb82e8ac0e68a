from io import BytesIO

import numpy as np
from PIL import Image

from export.arrows import way
from export.colours import KIND_COLOURS, article_colour
from export.material import Material
from export.overlay import overlay
from export.pictures import LARGE, write
from press.doubt import Doubt
from press.geometry import Box
from press.page import Article, Issue, Kind, Page, Region, Source

LEFT, RIGHT = Box(100, 300, 400, 900), Box(440, 300, 740, 900)


def test_the_way_to_the_next_column_keeps_to_the_gutter():
    path = way(LEFT, RIGHT)
    assert path[0][1] > 880 and path[-1][1] < 320
    assert {across for across, _ in path[1:3]} == {420}


def test_the_way_down_is_straight():
    below = Box(120, 920, 380, 1200)
    (across, top), (end, bottom) = way(LEFT, below)
    assert across == end == 250 and top < bottom == 926


def test_the_way_to_a_place_above_ends_at_its_edge():
    far = Box(900, 100, 1200, 280)
    start, end = way(LEFT, far)
    assert 396 == start[0] < end[0] == 904


def page(*regions):
    return Page(1, 1400, 1500, 300, Source("s.tif"), regions=regions)


COLUMNS = (Region("r1", Kind.BODY, LEFT), Region("r2", Kind.BODY, RIGHT))
PAPER = np.full((1500, 1400), 255, np.uint8)


def test_an_article_has_one_colour_and_labels_that_of_their_kinds():
    picture = overlay(page(*COLUMNS), PAPER, articles=(Article("a1", regions=("r1", "r2")),))
    assert tuple(picture[600, 250]) == tuple(picture[600, 600]) != (255, 255, 255)
    assert tuple(picture[302, 101]) == KIND_COLOURS[Kind.BODY]
    assert tuple(picture[600, 420]) == article_colour(1)


def test_what_is_to_be_reviewed_is_framed_red_and_counted():
    articles = (Article("a1", regions=("r1", "r2")),)
    doubt = Doubt("headline", 1, ("r2",), "a1")
    sure = overlay(page(*COLUMNS), PAPER, articles=articles)
    unsure = overlay(page(*COLUMNS), PAPER, articles=articles, doubts=(doubt,))
    assert tuple(unsure[902, 600]) == (225, 30, 30) != tuple(sure[902, 600])
    assert (unsure[1500:1532] != sure[1500:1532]).any()
    elsewhere = Doubt("headline", 2, ("r2",), "a1")
    assert (overlay(page(*COLUMNS), PAPER, articles=articles, doubts=(elsewhere,)) == sure).all()


def test_an_unsure_article_has_a_question_mark():
    sure, unsure = (
        overlay(page(*COLUMNS), PAPER, articles=(Article("a1", regions=("r1",), confidence=one),))
        for one in (0.9, 0.5)
    )
    assert (sure[280:320, 380:420] != unsure[280:320, 380:420]).any()


def test_the_legend_shows_the_headline_as_it_is_printed():
    pixels = PAPER.copy()
    pixels[110:190, 110:700] = 0
    head = Region("h", Kind.HEADLINE, Box(100, 100, 720, 200))
    articles = (Article("a1", headline="标题", regions=("h",)),)
    picture = overlay(page(head), pixels, articles=articles)
    legend = picture[1500:]
    assert (legend.max(axis=2) < 30).sum() > 1000


def test_twice_the_width_shows_twice_as_much():
    assert (
        overlay(page(), np.full((1500, 3000), 255, np.uint8), articles=(), width=2800).shape[1]
        == 2800
    )


def test_large_overlays_are_drawn_when_they_are_asked_for(tmp_path):
    issue = Issue("x", pages=(page(*COLUMNS),))
    wide = np.full((3000, 4000), 255, np.uint8)
    widths = []
    for also in (frozenset(), frozenset({LARGE})):
        (file,) = write(Material(issue, tmp_path, lambda _: wide, also))
        assert file.name == "qa/p0001.overlay.jpg"
        widths.append(Image.open(BytesIO(file.data)).width)
    assert widths == [1400, 2800]
