"""Mastheads told by what is printed in them, on pages of 1000 by 1500 with type of ten pixels."""

from articles.imprinted import with_masthead
from press.geometry import Box
from press.page import Direction, Kind, Line, Page, Region, Source

LINES = ("2022年4月6日星期三", "壬寅年三月初六", "总第8491期今日4版", "中共辽源市委主管主办")
EM = 10


def region(name, kind, left, top, *texts, width=150, high=10, direction=Direction.LTR):
    lines = tuple(
        Line(Box(left, top + 2 * high * row, left + width, top + 2 * high * row + high), text)
        for row, text in enumerate(texts)
    )
    box = Box(left, top, left + width, top + 2 * high * len(texts))
    return Region(name, kind, box, direction, lines)


def kinds(*regions, frames=()):
    page = Page(1, 1000, 1500, 300, Source("x"), regions=regions, frames=frames)
    found = with_masthead(page, EM).regions
    return {one.id: one.kind for one in found}


def test_lines_in_a_corner_are_a_masthead_with_the_title_beside_them():
    title = Line(Box(20, 20, 60, 180), "辽源日报")
    upright = Region("t", Kind.HEADLINE, title.box, Direction.TTB_RTL, (title,))
    found = kinds(upright, region("m", Kind.BODY, 70, 30, *LINES))
    assert found == {"t": Kind.MASTHEAD, "m.m": Kind.MASTHEAD}


def test_what_stands_below_a_masthead_is_none_of_it():
    head = region("h", Kind.HEADLINE, 60, 125, "春耕备耕", high=30, width=200)
    text = region("b", Kind.BODY, 60, 200, "2022年4月6日，全市春耕工作展开。")
    found = kinds(region("m", Kind.BODY, 70, 30, *LINES), head, text)
    assert (found["h"], found["b"]) == (Kind.HEADLINE, Kind.BODY)


def test_headlines_beside_a_masthead_in_a_corner_are_headlines_again():
    head = region("h", Kind.MASTHEAD, 20, 60, "全市校园足球走进社区迎新春", high=30, width=500)
    small = region("k", Kind.MASTHEAD, 100, 30, "新春走基层", high=20)
    lines = region("m", Kind.MASTHEAD, 700, 30, *LINES)
    found = kinds(head, small, lines)
    assert found == {"h": Kind.HEADLINE, "k": Kind.KICKER, "m.m": Kind.MASTHEAD}


def test_what_stands_in_the_frame_of_a_masthead_belongs_to_it():
    frame = Box(680, 10, 900, 300)
    lines = region("m", Kind.MASTHEAD, 700, 30, *LINES)
    weather = region("w", Kind.HEADLINE, 700, 200, "多云 东南风3级", high=20)
    assert kinds(lines, weather, frames=(frame,))["w.m"] is Kind.MASTHEAD
    assert kinds(lines, weather)["w"] is Kind.HEADLINE


def test_two_things_that_a_masthead_says_make_none():
    found = kinds(region("m", Kind.BODY, 70, 30, LINES[0], "新闻热线:0437-3249118"))
    assert found == {"m": Kind.BODY}


def test_an_issue_of_a_journal_below_the_frame_of_a_masthead_is_told_by_an_article():
    frame = Box(680, 10, 900, 300)
    lines = region("m", Kind.BODY, 700, 30, *LINES)
    byline = region("n", Kind.SUBTITLE, 720, 320, "本报记者 李晓")
    text = region("b", Kind.BODY, 700, 340, "8月16日出版的第16期《求是》", "杂志发表文章。")
    found = kinds(lines, byline, text, frames=(frame,))
    assert (found["n"], found["b"]) == (Kind.SUBTITLE, Kind.BODY)
