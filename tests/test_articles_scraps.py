"""Scraps of rows that look like headlines: pages in ems of ten pixels."""

import pytest

from articles.compose import compose
from articles.scraps import with_scraps_in_place
from press.geometry import Box
from press.page import Kind, Line, Page, Region, Source


def row(text, left, top, height=9):
    chars = tuple(Box(left + 10 * n, top, left + 10 * n + 9, top + 9) for n in range(len(text)))
    return Line(Box(left, top, left + 10 * len(text), top + height), text, chars=chars)


HEAD = Region("h", Kind.HEADLINE, Box(0, 40, 200, 80), lines=(row("标题", 0, 40, 40),))


def column(*rows):
    return Region("c", Kind.BODY, Box(0, 100, 200, 170), lines=rows)


def scrap(text, left, top, height=13):
    line = row(text, left, top, height)
    return Region("s", Kind.HEADLINE, line.box, lines=(line,))


ABOVE, BELOW = row("一二三四五六七八九十一二三四五六七八九十", 0, 100), row("子丑寅。", 0, 128)


def page(*regions):
    return Page(1, 400, 500, 300, Source("x"), regions=regions)


@pytest.mark.parametrize(
    ("left", "text", "whole"),
    [(0, "甲乙丙", "甲乙丙丁戊己"), (60, "甲乙丙", "丁戊己甲乙丙")],
)
def test_a_scrap_beside_its_row_stands_in_it(left, text, whole):
    rest = row("丁戊己", 30 if left == 0 else 20, 114)
    issue = compose([page(HEAD, column(ABOVE, rest, BELOW), scrap(text, left, 112))])
    (article,) = issue.articles
    assert whole in article.text


def test_a_scrap_that_its_row_has_too_is_left_out():
    rest = row("丁戊己庚辛壬癸", 20, 114)
    told = with_scraps_in_place(
        page(HEAD, column(ABOVE, rest, BELOW), scrap("己庚", 40, 112)), 10.0
    )
    assert [one.id for one in told.regions] == ["h", "c"]
    assert told.regions[1].lines == (ABOVE, rest, BELOW)


def test_larger_type_longer_heads_and_what_is_level_with_no_row_stay():
    rest = row("丁戊己", 30, 114)
    for other in (
        scrap("甲乙丙", 0, 108, 20),
        scrap("甲乙丙丁戊己庚辛壬", 70, 112),
        scrap("甲乙丙", 0, 145),
        scrap("甲乙丙", 90, 112),
    ):
        whole = page(HEAD, column(ABOVE, rest, BELOW), other)
        assert with_scraps_in_place(whole, 10.0) == whole
