"""Rows of a page, what of the page beside them is free, and which row a character stands on."""

from ocr.reading import Char, Row, text_of
from ocr.rows import placed, rows_of
from press.geometry import Box
from press.page import Direction, Kind, Line, Page, Region, Source


def page(*regions, rules=()):
    return Page(1, 1000, 1000, 300, Source("x"), regions=regions, rules=rules)


def region(name, kind, *boxes, direction=Direction.LTR):
    return Region(name, kind, boxes[0], direction, tuple(Line(box, "") for box in boxes))


def line(text, left, top, *, height=36, step=40):
    return tuple(
        Char(char, Box(left + step * n, top, left + step * n + 36, top + height), 0.9)
        for n, char in enumerate(text)
    )


def test_an_em_is_told_by_the_rows_of_a_region():
    body = region("a", Kind.BODY, Box(0, 0, 200, 46), Box(0, 60, 200, 106), Box(0, 120, 9, 124))
    head = region("b", Kind.HEADLINE, Box(300, 0, 392, 400), direction=Direction.TTB_RTL)
    rows = rows_of(page(body, head))
    assert [row.em for row in rows] == [50.0, 50.0, 50.0, 100.0]
    assert [row.upright for row in rows] == [False, False, False, True]


def test_a_figure_has_no_rows():
    assert rows_of(page(region("a", Kind.FIGURE, Box(0, 0, 200, 46)))) == ()


def test_a_row_is_free_up_to_what_is_printed_beside_it():
    one = region("a", Kind.BODY, Box(100, 100, 300, 140))
    other = region("b", Kind.BODY, Box(360, 110, 500, 150), Box(320, 200, 500, 240))
    rule = Box(340, 0, 342, 1000)
    assert rows_of(page(one, other))[0].free == (0, 360)
    assert rows_of(page(one, other, rules=(rule,)))[0].free == (0, 340)
    assert rows_of(page(one, other, rules=(rule,)))[1].free == (342, 1000)


ROWS = (
    Row(0, Box(0, 100, 400, 136), 40.0, Kind.BODY),
    Row(0, Box(0, 150, 400, 186), 40.0, Kind.BODY),
)


def test_characters_stand_on_the_row_they_are_level_with():
    found = placed([line("上面", 0, 102), line("下面", 0, 149)], ROWS, (0, 1))
    assert {number: text_of(reading) for number, reading in found.readings.items()} == {
        0: "上面",
        1: "下面",
    }


def test_two_lines_of_a_reader_on_one_row_are_one_from_the_left():
    found = placed([line("后半", 200, 103), line("前半", 0, 101)], ROWS, (0, 1))
    assert text_of(found.readings[0]) == "前半后半"


def test_a_line_that_holds_two_rows_is_parted():
    tangled = (*line("上", 0, 100), *line("下", 40, 152))
    found = placed([tangled], ROWS, (0, 1))
    assert (text_of(found.readings[0]), text_of(found.readings[1])) == ("上", "下")


def test_what_stands_on_no_row_is_a_new_one():
    found = placed([line("漏网", 0, 240)], ROWS, (0, 1))
    ((row, reading),) = found.elsewhere
    assert (text_of(reading), row.late, row.box) == ("漏网", True, Box(0, 240, 76, 276))
    assert found.readings == {}
