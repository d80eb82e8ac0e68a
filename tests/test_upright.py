"""Upright body text: told by its ink, taken apart, laid down for a reader, and rejoined."""

from dataclasses import replace
from itertools import pairwise

import cv2
import numpy as np
import pytest

from articles.compose import compose
from articles.group import Piece
from articles.running import run_on
from fixtures.stories.upright_text import upright_text
from fixtures.typeset.fonts import Face
from fixtures.typeset.setting import one_line
from fixtures.typeset.sheet import Sheet
from fixtures.typeset.upright_sheet import UprightSheet
from layout.analysis import EM, analyse
from layout.upright_text import upright_parts
from ocr.clean import cleaned
from ocr.upright_cells import laid_cells
from press.geometry import Box
from press.page import Direction, Kind, Line, Page, Region, Source
from press.turning import crossed, laid_down, stood_up

TEXT = "入夜以后江面起雾，渡轮停在对岸不开，等船的人都进了茶馆听书下棋。"


def test_a_box_is_laid_down_and_stood_up_again():
    assert laid_down(Box(90, 10, 100, 40), 100) == Box(10, 0, 40, 10)
    assert stood_up(Box(10, 0, 40, 10), 100) == Box(90, 10, 100, 40)
    assert crossed(Direction.TTB_RTL) is Direction.LTR
    assert crossed(Direction.LTR) is Direction.TTB_RTL


def test_upright_text_has_numerals_corner_brackets_and_wide_letters():
    assert upright_text("7.1万份“好”报APP") == "七·一万份「好」报ＡＰＰ"
    assert upright_text("2022年的报纸", "hant") == "二〇二二年的報紙"


def set_page(*, upright):
    """Return a page of 12 rows, or upright lines, of 20 characters in type 20 pixels high."""
    sheet = Sheet(460, 460)
    onto = UprightSheet(sheet) if upright else sheet
    face = Face("song", 20)
    for number in range(12):
        text = (TEXT * 2)[number : number + 20]
        onto.print_line(one_line(text, face), (30, 30 + 29 * number), face)
    return sheet.pixels()


def test_lines_that_stand_are_upright_and_lines_that_lie_are_not():
    upright, level = set_page(upright=True), set_page(upright=False)
    ink = np.where(upright < 128, 255, 0).astype(np.uint8)
    assert ((upright_parts(ink, EM) > 0) == (ink > 0)).mean() > 0.999
    assert not upright_parts(np.where(level < 128, 255, 0).astype(np.uint8), EM).any()


def test_a_bracket_of_a_large_upright_headline_is_no_row_that_lies():
    upright = np.pad(set_page(upright=True), ((0, 0), (0, 120)), constant_values=255)
    upright[40:100, 450:520], upright[160:220, 450:520] = 0, 0
    upright[125:141, 455:515] = 0
    ink = np.where(upright < 128, 255, 0).astype(np.uint8)
    assert (upright_parts(ink, EM)[125:141, 455:515] > 0).all()


def test_a_band_of_upright_lines_is_one_block_with_its_lines_from_the_right():
    (block,) = [one for one in analyse(set_page(upright=True)).blocks if one.kind is Kind.BODY]
    assert block.direction is Direction.TTB_RTL
    assert len(block.rows) == 12
    assert all(one.right > other.right for one, other in pairwise(block.rows))
    assert all(row.height > 350 and row.width < 24 for row in block.rows)


def test_level_text_stays_level():
    (block,) = [one for one in analyse(set_page(upright=False)).blocks if one.kind is Kind.BODY]
    assert block.direction is Direction.LTR and len(block.rows) == 12


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


def upright_region(name, kind, right, top, texts, *, em=40, indents=()):
    """Return a region of upright lines, 58 pixels apart from `right`, the first ones indented."""
    lines = []
    for number, text in enumerate(texts):
        down = top + (2 * em if number in indents else 0)
        left = right - 58 * number - em
        lines.append(Line(Box(left, down, left + em, down + em * len(text)), text))
    bottom = top + 20 * em
    box = Box(min(line.box.left for line in lines), top, right, bottom)
    return Region(name, kind, box, Direction.TTB_RTL, tuple(lines))


def headline(name, right, top, text):
    box = Box(right - 100, top, right, top + 100 * len(text))
    return Region(name, Kind.HEADLINE, box, Direction.TTB_RTL, (Line(box, text),))


def page_of(*regions, rules=()):
    return Page(1, 2000, 2000, 300, Source("p1.jpg"), regions=regions, rules=rules)


FULL = "渡轮停在对岸不开等船的人都进了茶馆听书下"


def test_a_paragraph_is_rejoined_from_the_upper_band_to_the_lower_one():
    upper = upright_region("b1", Kind.BODY, 1700, 100, [FULL[:18], FULL], indents=(0,))
    lower = upright_region("b2", Kind.BODY, 1700, 1000, ["棋。", FULL[:10] + "。"], indents=(1,))
    issue = compose([page_of(headline("h", 1900, 100, "江面起雾"), lower, upper)])
    (article,) = issue.articles
    assert article.headline == "江面起雾"
    assert [one.text for one in article.body] == [FULL[:18] + FULL + "棋。", FULL[:10] + "。"]
    assert {one.direction for one in issue.pages[0].regions} == {Direction.TTB_RTL}
    assert [one.box for one in issue.pages[0].regions[1:]] == [upper.box, lower.box]


def test_stories_of_one_band_are_read_from_the_right():
    one = upright_region("b1", Kind.BODY, 1780, 100, [FULL[:18], "他走了。"], indents=(0,))
    two = upright_region("b2", Kind.BODY, 1400, 100, [FULL[:18], "她来了。"], indents=(0,))
    heads = headline("h1", 1900, 100, "江面起雾"), headline("h2", 1520, 100, "渡轮停开")
    issue = compose([page_of(two, heads[1], one, heads[0])])
    assert [article.headline for article in issue.articles] == ["江面起雾", "渡轮停开"]
    assert [article.text[-4:] for article in issue.articles] == ["他走了。", "她来了。"]


def column(name, kind, left, top, right, bottom, text):
    """Return a region of rows, as upright text on its side has them."""
    line = Line(Box(left, bottom - 40, right - 200, bottom), text)
    return Region(name, kind, Box(left, top, right, bottom), lines=(line,))


def test_what_heads_a_band_goes_on_from_the_story_at_the_foot_of_the_band_before():
    one = column("b1", Kind.BODY, 100, 200, 900, 600, "他走了。")
    two = column("b2", Kind.BODY, 100, 900, 900, 1900, "她来了。")
    more = column("b3", Kind.BODY, 1000, 100, 1800, 400, "都散了。")
    heads = [
        column("h1", Kind.HEADLINE, 100, 100, 900, 190, "江面起雾"),
        column("h2", Kind.HEADLINE, 100, 700, 900, 890, "渡轮停开"),
    ]
    first, second = run_on([Piece(1, (heads[0], one, more)), Piece(1, (heads[1], two))], 40)
    assert [region.id for region in first.regions] == ["h1", "b1"]
    assert [region.id for region in second.regions] == ["h2", "b2", "b3"]


def test_what_heads_a_band_without_an_owner_goes_on_from_a_sentence_at_the_foot_before():
    head = column("h1", Kind.HEADLINE, 100, 100, 900, 190, "江面起雾")
    one = column("b1", Kind.BODY, 100, 200, 900, 600, "他走到")
    open_end = replace(one, lines=(Line(Box(100, 560, 900, 600), "他走到"),))
    more = replace(
        column("b2", Kind.BODY, 1000, 100, 1800, 400, "江边。"),
        lines=(Line(Box(1000, 360, 1200, 400), "江边。"),),
    )
    (whole,) = run_on([Piece(1, (head, open_end)), Piece(1, (more,))], 40)
    assert [region.id for region in whole.regions] == ["h1", "b1", "b2"]
    closed = replace(open_end, lines=(Line(Box(100, 560, 900, 600), "他走了。"),))
    assert len(run_on([Piece(1, (head, closed)), Piece(1, (more,))], 40)) == 2


def test_an_upright_story_stands_beside_level_columns():
    rows = tuple(Line(Box(100, 300 + 58 * n, 900, 340 + 58 * n), FULL) for n in range(12))
    level = Region("c1", Kind.BODY, Box(100, 300, 900, 978), Direction.LTR, rows)
    box = Box(100, 100, 900, 200)
    over = Region("h0", Kind.HEADLINE, box, Direction.LTR, (Line(box, "列车晚点"),))
    text = upright_region("b1", Kind.BODY, 1700, 100, [FULL[:18], "他走了。"], indents=(0,))
    issue = compose([page_of(over, level, headline("h", 1900, 100, "江面起雾"), text)])
    assert [article.headline for article in issue.articles] == ["列车晚点", "江面起雾"]
    assert issue.articles[1].text == FULL[:18] + "他走了。"


def test_an_upright_headline_near_level_columns_goes_with_the_subtitle_beside_it():
    rows = tuple(Line(Box(1160, 100 + 58 * n, 1920, 140 + 58 * n), FULL) for n in range(12))
    level = Region("c1", Kind.BODY, Box(1160, 100, 1920, 778), Direction.LTR, rows)
    text = upright_region("b1", Kind.BODY, 860, 100, [FULL[:18], "他走了。"], indents=(0,))
    thin = Box(930, 200, 970, 700)
    subtitle = Region("s", Kind.SUBTITLE, thin, Direction.TTB_RTL, (Line(thin, "渡轮停开"),))
    issue = compose([page_of(level, text, headline("h", 1100, 100, "江面起雾"), subtitle)])
    told = next(one for one in issue.articles if one.headline)
    assert (told.headline, told.subtitle) == ("江面起雾", "渡轮停开")
    assert told.text == FULL[:18] + "他走了。"


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
