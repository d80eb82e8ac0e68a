"""A line whose type grows amid it is two; characters that are low by nature change nothing."""

import pytest

from articles.masthead import masthead_of
from articles.type_change import by_type
from press.geometry import Box
from press.page import Kind, Line, Page, Region, Source


def line(text, *heights):
    chars = tuple(Box(60 * n, 100 - height, 60 * n + 50, 100) for n, height in enumerate(heights))
    return Line(Box(0, 40, 60 * len(text), 100), text, chars=chars)


@pytest.mark.parametrize(
    ("text", "heights", "parts"),
    [
        ("编辑：曹生宁川日报", (38, 39, 30, 40, 37, 54, 53, 44, 54), ["编辑：曹生", "宁川日报"]),
        ("第一版一二要闻", (38, 6, 38, 6, 14, 38, 38), ["第一版一二要闻"]),
        ("要闻日报", (38, 38, 54, 54), ["要闻日报"]),
    ],
)
def test_the_parts_of_a_line(text, heights, parts):
    assert [part.text for part in by_type(line(text, *heights))] == parts


def page(folio, *labels):
    body = Region(
        "b", Kind.BODY, Box(0, 200, 900, 1200), lines=(Line(Box(0, 200, 9, 209), "正文"),)
    )
    told = [Region("f", Kind.FURNITURE, folio.box, lines=(folio,)), body]
    told += [
        Region(
            "l",
            Kind.FURNITURE,
            Box(100, 400, 400, 480),
            lines=(Line(Box(100, 400, 400, 480), one),),
        )
        for one in labels
    ]
    return Page(1, 1000, 1400, 300, Source("x"), regions=tuple(told))


def test_a_folio_line_names_the_newspaper_behind_its_editor():
    folio = line("编辑：曹生宁川日报", 38, 39, 30, 40, 37, 54, 53, 44, 54)
    assert masthead_of(page(folio)).title == "宁川日报"


def test_the_label_of_a_group_amid_the_text_is_not_the_newspaper():
    folio = line("宁川日报", 38, 38, 30, 38)
    assert masthead_of(page(folio, "要闻简报")).title == "宁川日报"
