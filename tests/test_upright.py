"""Upright body text: told by its ink, taken apart, laid down for a reader, and rejoined."""

from dataclasses import replace
from itertools import pairwise

import numpy as np

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
