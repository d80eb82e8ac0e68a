"""A headline owns its territory: the part of a page that cuts through white and rules set apart."""

from articles.compose import compose
from press.geometry import Box
from press.page import Direction, Kind, Line, Page, Region, Source

GUTTER = 16
"""White between the columns of one article; ems are of ten pixels."""


def column(name, left, top, rows, *, fresh=False, ended=False, width=100):
    """A column of full rows; a fresh one begins a paragraph, an ended one closes its last."""
    lines = []
    for row in range(rows):
        first, last = row == 0 and fresh, row == rows - 1
        start = left + (20 if first else 0)
        end = left + width - (30 if last and ended else 0)
        text = name + ("完。" if last and ended else "文字")
        lines.append(Line(Box(start, top + 14 * row, end, top + 14 * row + 9), text))
    box = Box(left, top, left + width, lines[-1].box.bottom)
    return Region(name, Kind.BODY, box, lines=tuple(lines))


def head(name, box, direction=Direction.LTR, kind=Kind.HEADLINE):
    return Region(name, kind, box, direction, (Line(box, name),))


def owned(*regions, rules=(), frames=()):
    """Return, headline by headline, the first characters of the columns it owns."""
    page = Page(1, 900, 900, 300, Source("x"), regions=regions, rules=rules, frames=frames)
    issue = compose([page])
    kinds = {region.id: region for region in issue.pages[0].regions}
    return {
        article.headline: "".join(
            kinds[name].lines[0].text[0]
            for name in article.regions
            if kinds[name].kind is Kind.BODY
        )
        for article in issue.articles
    }


def test_a_headline_sunk_into_its_last_column_owns_all_of_them():
    """The columns below hang under those above: only the white across all of them parts them."""
    assert owned(
        column("甲", 0, 100, 20, fresh=True, ended=True),
        column("乙", 116, 100, 5, fresh=True),
        head("上题", Box(116, 180, 216, 220)),
        column("丙", 116, 240, 10, ended=True),
        column("丁", 0, 394, 20, fresh=True, ended=True),
        column("戊", 116, 394, 3, fresh=True),
        head("下题", Box(116, 450, 216, 490)),
        column("己", 116, 506, 11, ended=True),
    ) == {"上题": "甲乙丙", "下题": "丁戊己"}


def side_by_side(gap, rules=()):
    """Two essays level with each other, with a paragraph at the head of every column."""
    right = 216 + gap
    return owned(
        head("左题", Box(0, 100, 100, 140)),
        column("甲", 0, 156, 16, fresh=True),
        column("乙", 116, 100, 20, ended=True),
        column("丙", right, 100, 20, fresh=True, ended=True),
        head("右题", Box(right + 116, 100, right + 216, 140)),
        column("丁", right + 116, 156, 16, fresh=True, ended=True),
        rules=rules,
    )


def test_the_white_between_articles_is_wider_than_a_gutter_or_holds_a_rule():
    apart = {"左题": "甲乙", "右题": "丙丁"}
    assert side_by_side(26) == apart
    assert side_by_side(GUTTER, rules=(Box(223, 100, 225, 380),)) == apart
    assert side_by_side(GUTTER) != apart


def test_no_cut_runs_where_a_sentence_goes_on_behind_it():
    """The white below the first columns is that round a photo; the text goes on under it."""
    found = owned(
        head("大题", Box(0, 60, 216, 90)),
        column("甲", 0, 100, 20, fresh=True),
        column("乙", 116, 100, 20),
        column("丙", 244, 100, 20),
        head("小题", Box(360, 100, 460, 140)),
        column("丁", 360, 156, 16, fresh=True, ended=True),
    )
    assert found["大题"].startswith("甲乙")
    assert found["小题"].endswith("丁")


def test_a_headline_stays_with_the_text_under_it_though_the_white_between_is_wide():
    assert owned(
        head("上题", Box(0, 60, 216, 90)),
        column("甲", 0, 100, 8, fresh=True, ended=True),
        column("乙", 116, 100, 8, fresh=True, ended=True),
        head("中题", Box(0, 230, 216, 260)),
        column("丙", 0, 290, 8, fresh=True),
        column("丁", 116, 290, 8, ended=True),
        head("下题", Box(0, 430, 216, 460)),
        column("戊", 0, 476, 8, fresh=True),
        column("己", 116, 476, 8, ended=True),
    ) == {"上题": "甲乙", "中题": "丙丁", "下题": "戊己"}


def test_a_frame_round_a_headline_and_its_author_takes_neither_from_the_text():
    byline = Box(130, 225, 200, 236)
    assert owned(
        column("甲", 0, 100, 20, fresh=True),
        column("乙", 116, 100, 5),
        head("框题", Box(126, 190, 206, 215)),
        Region("b", Kind.BYLINE, byline, lines=(Line(byline, "□ 张三"),)),
        column("丙", 116, 260, 9, ended=True),
        frames=(Box(116, 180, 216, 246),),
    ) == {"框题": "甲乙丙"}


def few_words(name, left, top, *rows):
    lines = [
        Line(Box(left, top + 16 * n, left + 12 * len(text), top + 16 * n + 11), text)
        for n, text in enumerate(rows)
    ]
    box = Box(left, top, max(line.box.right for line in lines), lines[-1].box.bottom)
    return Region(name, Kind.BODY, box, lines=tuple(lines))


def test_a_few_words_that_hang_beside_a_text_are_its_headline_though_hardly_larger():
    text = column("甲", 70, 100, 8, fresh=True, ended=True, width=200)
    assert owned(few_words("h", 0, 100, "一题悬在", "左边"), text) == {"一题悬在 左边": "甲"}
    closed = few_words("h", 0, 100, "一句话已", "说完。")
    assert "一句话已 说完。" not in owned(closed, text)
    below = column("乙", 0, 134, 5, width=60)
    assert owned(few_words("h", 0, 100, "一题悬在", "左边"), below, text).keys() == {""}


def letters(label, *heads, size=11):
    """Letters one below the other, each with its headline hanging at the left of its text."""
    parts = [] if label is None else [head(label, Box(70, 60, 270, 86))]
    for place, name in enumerate(heads):
        top = 100 + 160 * place
        hung = few_words(name, 0, top, name[:4], name[4:])
        if place == len(heads) - 1 and size != 11:
            rows = tuple(
                Line(Box(row.box.left, row.box.top, row.box.right, row.box.top + size), row.text)
                for row in hung.lines
            )
            hung = Region(name, Kind.BODY, hung.box, lines=rows)
        text = column("甲乙丙"[place], 70, top, 8, fresh=True, ended=True, width=200)
        parts += [hung, text]
    return owned(*parts)


def test_what_stands_over_hanging_headlines_is_the_label_of_their_group():
    two = {"一题悬在 左边": "甲", "二题也悬 在此": "乙"}
    assert letters("读者来信", "一题悬在左边", "二题也悬在此") == two
    assert "读者来信" in letters("读者来信", "一题悬在左边")  # one alone is no group


def test_a_headline_of_a_group_may_be_no_larger_than_its_text():
    heads = ("一题悬在左边", "二题也悬在此", "三题字小些吧")
    assert letters(None, *heads, size=9)["三题字小 些吧"] == "丙"
    assert "二题也悬 在此" not in letters(None, *heads[:2], size=9)


def test_names_in_the_last_row_close_a_text():
    """Without them the full row above would seem to go on in the column beside."""

    def found(last):
        left = column("乙", 116, 100, 20)
        rows = (*left.lines[:-1], Line(left.lines[-1].box, last))
        return owned(
            head("左题", Box(0, 100, 100, 140)),
            column("甲", 0, 156, 16, fresh=True),
            Region("乙", Kind.BODY, left.box, lines=rows),
            column("丙", 242, 100, 20, fresh=True, ended=True),
            head("右题", Box(358, 100, 458, 140)),
            column("丁", 358, 156, 16, fresh=True, ended=True),
        )

    assert found("本报记者张三李四") == {"左题": "甲乙", "右题": "丙丁"}
    assert found("这一句还没有说完") != {"左题": "甲乙", "右题": "丙丁"}


def test_an_article_without_a_headline_keeps_to_its_own_territory():
    assert owned(
        head("题", Box(0, 60, 216, 90)),
        column("甲", 0, 106, 19, fresh=True),
        column("乙", 116, 106, 19, ended=True),
        column("丙", 246, 60, 22, fresh=True),
        column("丁", 362, 60, 22, ended=True),
        rules=(Box(230, 60, 232, 372),),
    ) == {"题": "甲乙", "": "丙丁"}


def test_a_lone_name_under_a_headline_is_its_author():
    def byline(*parts):
        page = Page(1, 900, 900, 300, Source("x"), regions=parts)
        return compose([page]).articles[0].byline

    level = head("题", Box(0, 100, 216, 130))
    name = Box(98, 140, 118, 149)
    under = Region("s", Kind.SUBTITLE, name, lines=(Line(name, "张三"),))
    text = column("甲", 0, 160, 8, fresh=True, ended=True, width=216)
    assert byline(level, under, text) == "张三"
    rest = head("其余的字", Box(130, 140, 200, 149), kind=Kind.SUBTITLE)
    assert byline(level, under, rest, text) == ""
    tall = head("题", Box(0, 160, 30, 240), Direction.TTB_RTL)
    rows = tuple(
        Line(Box(8, 255 + 12 * n, 18, 265 + 12 * n), char) for n, char in enumerate("李四")
    )
    stack = Region("b", Kind.BODY, Box(8, 255, 18, 277), lines=rows)
    beside = column("乙", 46, 160, 12, fresh=True, ended=True)
    assert byline(tall, stack, beside) == "李四"
