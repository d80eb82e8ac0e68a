"""A byline across a gutter: pages in ems of ten pixels."""

from articles.compose import compose
from articles.parted_bylines import with_whole_bylines
from press.geometry import Box
from press.page import Kind, Line, Page, Region, Source


def row(text, left, top):
    return Line(Box(left, top, left + 10 * len(text), top + 9), text)


def region(name, kind, *lines):
    left, top = min(line.box.left for line in lines), lines[0].box.top
    right = max(line.box.right for line in lines)
    return Region(name, kind, Box(left, top, right, lines[-1].box.bottom), lines=lines)


HEAD = Region("h", Kind.HEADLINE, Box(0, 40, 310, 80), lines=(row("标题", 0, 40),))
NAMES = region("b", Kind.BYLINE, row("本报记者王丽新", 70, 100))
LEFT = region("l", Kind.BODY, row("甲乙丙丁戊己庚辛", 20, 114), row("子丑寅卯。", 0, 128))


def right_column(names, left=160):
    text = row("天地玄黄，宇宙洪荒。日", left, 114), row("月盈昃，辰宿列张。", left, 128)
    return region("r", Kind.BODY, row(names, left, 100), *text)


def page(*regions):
    return Page(1, 400, 500, 300, Source("x"), regions=regions)


def test_names_that_head_the_next_column_are_the_byline_s_other_half():
    issue = compose([page(HEAD, NAMES, LEFT, right_column("通讯员董轩永"))])
    (article,) = issue.articles
    assert article.byline == "本报记者王丽新通讯员董轩永"
    assert "董轩永" not in article.text


def test_names_further_off_and_a_column_that_names_nobody_stay():
    for column in (right_column("通讯员董轩永", left=180), right_column("日月盈昃辰宿列张")):
        whole = page(HEAD, NAMES, LEFT, column)
        assert with_whole_bylines(whole, 10.0) == whole


def test_the_column_begins_below_the_names():
    told = with_whole_bylines(page(HEAD, NAMES, LEFT, right_column("通讯员董轩永")), 10.0)
    boxes = {one.id: one.box for one in told.regions}
    assert boxes["b"] == Box(70, 100, 220, 109)
    assert boxes["r"].top == 114
