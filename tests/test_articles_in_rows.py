"""Parts of heads and captions that stand in one row: pages in ems of ten pixels."""

from articles.compose import compose
from articles.in_rows import in_rows
from press.geometry import Box
from press.page import Kind, Line, Page, Region, Source


def part(name, kind, text, left, top, size=12):
    box = Box(left, top, left + size * len(text), top + size)
    return Region(name, kind, box, lines=(Line(box, text),))


HEAD = part("h", Kind.HEADLINE, "长江之歌", 40, 40, 40)
BODY = part("b", Kind.BODY, "入夜以后江面起雾渡轮停在对岸", 0, 110, 10)


def test_parts_of_a_row_that_gutters_cut_are_read_from_the_left():
    first = part("1", Kind.KICKER, "新时代新征程", 20, 12)
    last = part("2", Kind.KICKER, "新伟业", 100, 10)
    page = Page(1, 400, 500, 300, Source("x"), regions=(HEAD, last, first, BODY))
    (article,) = compose([page]).articles
    assert article.kicker == "新时代新征程 新伟业"


def test_rows_under_each_other_and_other_kinds_keep_their_order():
    above = part("1", Kind.SUBTITLE, "两岸人家", 90, 90)
    below = part("2", Kind.SUBTITLE, "灯火", 20, 103)
    beside = part("3", Kind.BYLINE, "本报记者", 0, 91)
    assert in_rows((below, beside, above)) == (above, beside, below)
