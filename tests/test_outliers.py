from articles.outliers import without_outliers
from press.geometry import Box
from press.page import Kind, Line, Page, Region, Source

EM = 20.0


def region(box, kind=Kind.BODY, rows=1, text="字" * 10):
    step = box.height // rows
    lines = (
        Line(Box(box.left, box.top + step * n, box.right, box.top + step * n + 18), text)
        for n in range(rows)
    )
    return Region("r", kind, box, lines=tuple(lines))


def kinds(*regions):
    page = Page(1, 1000, 1500, 300, Source("p.jpg"), regions=regions)
    return [one.kind for one in without_outliers(regions, page, EM)]


COLUMN = region(Box(100, 150, 900, 1350), rows=40)


def test_what_stands_at_the_foot_of_a_page_below_its_text_is_furniture():
    motto = region(Box(300, 1420, 800, 1440))
    stamp = region(Box(300, 1455, 800, 1485), Kind.HEADLINE)
    assert kinds(COLUMN, motto, stamp) == [Kind.BODY, Kind.FURNITURE, Kind.FURNITURE]


def test_the_last_row_of_a_column_and_a_headline_at_the_head_of_a_page_are_none():
    last = region(Box(100, 1420, 300, 1440))
    column = region(Box(500, 150, 900, 1440), rows=40)
    headline = region(Box(100, 60, 900, 110), Kind.HEADLINE)
    assert kinds(column, last, headline) == [Kind.BODY, Kind.BODY, Kind.HEADLINE]


def test_a_label_alone_over_the_text_is_furniture():
    label = region(Box(800, 70, 900, 88))
    assert kinds(COLUMN, label) == [Kind.BODY, Kind.FURNITURE]
    assert kinds(COLUMN, region(Box(100, 110, 900, 128))) == [Kind.BODY, Kind.BODY]


def test_a_date_alone_over_the_text_is_left_to_the_masthead():
    for text in ("壬寅年三月初六", "2022年4月6日", "今日清明 農曆"):
        assert kinds(COLUMN, region(Box(800, 70, 900, 88), text=text)) == [Kind.BODY] * 2
