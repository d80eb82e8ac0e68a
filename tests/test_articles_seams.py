"""What stands side by side: twins of one type, sentences that go on, photos, hanging heads."""

from dataclasses import replace

from articles.compose import compose
from articles.continuity import seam
from articles.pictures import photo_groups
from articles.ruling import dividing
from articles.twins import with_twins
from press.geometry import Box
from press.page import Direction, Kind, Line, Page, Region, Source

EM = 10.0


def column(name, left, top, *texts, width=100, kind=Kind.BODY):
    """A column; two blanks before a text indent it, one behind it leaves its row short."""
    lines = []
    for place, text in enumerate(texts):
        start = left + (20 if text.startswith("  ") else 0)
        end = left + width - (30 if text.endswith(" ") else 0)
        lines.append(Line(Box(start, top + 14 * place, end, top + 14 * place + 9), text.strip()))
    box = Box(left, top, left + width, top + 14 * len(texts))
    return Region(name, kind, box, lines=tuple(lines))


def head(name, box, text, *, kind=Kind.HEADLINE, direction=Direction.LTR):
    return Region(name, kind, box, direction, (Line(box, text),))


def page(*regions, rules=(), frames=()):
    return Page(1, 600, 800, 300, Source("x"), regions=regions, rules=rules, frames=frames)


def told(*regions, **rest):
    return [(a.headline, a.text) for a in compose([page(*regions, **rest)]).articles]


def spaced(name, left, top, words, size=30):
    """A headline with two type heights of white between its words."""
    chars, text, at = [], "", left
    for word in words:
        for char in word:
            chars.append(Box(at, top, at + size, top + size))
            text += char
            at += size + 2
        at += size
    box = Box(left, top, chars[-1].right, top + size)
    return Region(name, Kind.HEADLINE, box, lines=(Line(box, text, chars=tuple(chars)),))


def test_a_headline_with_two_kickers_is_two():
    twins = spaced("h", 0, 100, ("国泰民安", "风调雨顺"))
    middle = [(twins.box.left + 63), (twins.box.right - 63)]
    kickers = [
        head(f"k{n}", Box(round(x) - 20, 86, round(x) + 20, 96), "引题", kind=Kind.KICKER)
        for n, x in enumerate(middle)
    ]
    left = column("a", 0, 140, "  左文", "完。 ")
    right = column("b", 160, 140, "  右文", "完。 ")
    cut = with_twins(page(twins, *kickers, left, right), EM)
    assert [r.text for r in cut.regions if r.kind is Kind.HEADLINE] == ["国泰民安", "风调雨顺"]
    whole = with_twins(page(twins, left, right), EM)
    assert [r.text for r in whole.regions if r.kind is Kind.HEADLINE] == ["国泰民安风调雨顺"]


def test_a_broken_word_goes_on_where_the_other_half_stands():
    before = column("a", 0, 0, "  我们要加快构", width=100)
    good, bad = column("b", 120, 0, "建新发展格局"), column("c", 120, 0, "济社会发展")
    assert seam(before, good, EM) > seam(before, bad, EM) > 0
    assert seam(before, column("d", 120, 0, "  新的一段"), EM) < 0


def test_rules_over_and_under_a_subheading_part_nothing():
    upper, lower = column("a", 0, 100, "上"), column("b", 0, 160, "下")
    heading = head("s", Box(30, 130, 70, 140), "小标题", kind=Kind.SUBHEADING)
    rules = [Box(20, 126, 80, 127), Box(20, 144, 80, 145), Box(0, 300, 400, 301)]
    assert dividing(rules, (upper, heading, lower), EM) == (rules[2],)


def test_a_row_in_the_middle_of_its_column_is_a_subheading():
    upper = column("a", 0, 100, "  上文", "完。 ")
    lone = head("s", Box(30, 136, 70, 145), "小标题", kind=Kind.BODY)
    lower = column("b", 0, 156, "  下文", "完。 ")
    title = head("h", Box(0, 60, 100, 90), "标题")
    (article,) = compose([page(title, upper, lone, lower)]).articles
    assert [passage.kind for passage in article.body] == ["paragraph", "subheading", "paragraph"]


def test_a_photo_beside_an_article_that_says_nothing_of_it_is_news_of_its_own():
    title = head("h", Box(300, 100, 500, 130), "标题")
    text = column("a", 300, 140, "  文中说了会议", "和别的事。 ", width=200)
    photo = Region("f", Kind.FIGURE, Box(0, 100, 280, 180))
    caption = head("c", Box(0, 184, 280, 194), "农民在田间收割。张三 摄", kind=Kind.CAPTION)
    found = compose([page(title, text, photo, caption)]).articles
    assert sorted(article.kind for article in found) == ["news", "photo"]
    other = replace(caption, lines=(Line(caption.box, "大家文中说了会议。张三 摄"),))
    (one,) = compose([page(title, text, photo, other)]).articles
    assert len(one.captions) == 1


def test_a_headline_may_hang_left_of_its_text():
    one, other = head("g", Box(0, 100, 80, 130), "甲题"), head("h", Box(0, 200, 80, 230), "乙题")
    first, second = (
        column(name, 100, top, "  正文一", "二三。 ", width=200)
        for name, top in (("a", 102), ("b", 202))
    )
    assert told(one, other, first, second) == [("甲题", "正文一二三。"), ("乙题", "正文一二三。")]


def test_a_headline_alone_on_a_band_owns_the_columns_under_it():
    band = Box(0, 95, 210, 135)
    assert told(
        head("h", Box(10, 100, 200, 130), "标题"),
        column("a", 0, 150, "  正文", "完。 "),
        frames=(band,),
    ) == [("标题", "正文完。")]


def test_a_name_alone_at_the_end_is_the_byline():
    title = head("h", Box(0, 60, 200, 90), "标题")
    lines = column("a", 0, 100, "  正文写到这里就", "结束了。 ", width=200)
    name = Line(Box(140, 128, 198, 137), "读者 孙红兴")
    box = Box(0, 100, 200, 138)
    signed = replace(lines, box=box, lines=(*lines.lines, name))
    (article,) = compose([page(title, signed)]).articles
    assert (article.byline, article.text) == ("读者 孙红兴", "正文写到这里就结束了。")


def test_a_photo_behind_a_rule_that_says_nothing_of_the_article_is_news_of_its_own():
    title = head("h", Box(0, 100, 200, 130), "标题")
    text = column("a", 0, 140, "  文中说了会议", "和别的事。 ", width=200)
    photo = Region("f", Kind.FIGURE, Box(0, 200, 200, 300))
    caption = head("c", Box(0, 304, 200, 314), "农民在田间收割。张三 摄", kind=Kind.CAPTION)
    (one,) = compose([page(title, text, photo, caption)]).articles
    assert len(one.captions) == 1
    rule = Box(0, 185, 220, 187)
    found = compose([page(title, text, photo, caption, rules=[rule])]).articles
    assert sorted(article.kind for article in found) == ["news", "photo"]


def test_names_over_the_first_paragraph_of_a_column_are_its_byline():
    names = Line(Box(8, 140, 292, 149), "本报记者张大山 通讯员李小河")
    text = column("a", 0, 154, "  会议今天举行", "说了许多的事。 ", width=300)
    title = head("h", Box(0, 100, 300, 130), "标题")
    whole = replace(text, box=Box(0, 140, 300, text.box.bottom), lines=(names, *text.lines))
    (article,) = compose([page(title, whole)]).articles
    assert article.byline == "本报记者张大山 通讯员李小河"
    assert article.text == "会议今天举行说了许多的事。"


def test_a_jump_line_as_large_as_a_headline_is_one():
    title, text = head("h", Box(0, 100, 300, 130), "标题"), column("a", 0, 140, "  会议", "完。 ")
    jump = head("j", Box(0, 180, 90, 194), "——详见今日三版")
    (article,) = compose([page(title, text, jump)]).articles
    assert [(one.direction, one.page) for one in article.jumps] == [("to", 3)]


def test_columns_on_either_side_of_a_headline_go_on_past_the_name_below_it():
    title = head("h", Box(0, 160, 210, 180), "今天有一个大新闻")
    name = head("n", Box(95, 186, 125, 196), "张大山", kind=Kind.BYLINE)
    columns = [
        column("a", 0, 100, "  一段一", "二"),
        column("b", 110, 100, "三", "四"),
        column("c", 0, 210, "五", "六"),
        column("d", 110, 210, "七", "八。"),
    ]
    ((_, text),) = told(title, name, *columns)
    assert text == "一段一二五六三四七八。"


def test_a_scrap_of_a_photo_is_a_part_of_it():
    photo = Region("f", Kind.FIGURE, Box(0, 400, 300, 600))
    scrap = Region("s", Kind.FIGURE, Box(0, 380, 30, 395))
    other = Region("o", Kind.FIGURE, Box(400, 380, 420, 395))
    groups = photo_groups([scrap, photo, other], EM)
    assert [[one.id for one in group] for group in groups] == [["f", "s"], ["o"]]
    speck = Region("p", Kind.FIGURE, Box(0, 374, 4, 378))
    (group,) = photo_groups([speck, scrap, photo], EM)
    assert {one.id for one in group} == {"f", "s", "p"}


def test_names_behind_a_square_are_a_byline_wherever_their_row_stands():
    title = head("h", Box(0, 50, 200, 80), "今天有一个大新闻")
    names = Line(Box(30, 100, 120, 109), "□本报记者张大山")
    text = column("a", 0, 114, "文字文字文字", "文字文字文字", "文字完。 ", width=200)
    region = Region("a", Kind.BODY, Box(0, 100, 200, 160), lines=(names, *text.lines))
    (article,) = compose([page(title, region)]).articles
    assert article.byline == "□本报记者张大山"


def test_behind_a_rule_a_common_phrase_does_not_make_a_photo_the_article_s():
    title = head("h", Box(0, 40, 300, 70), "标题")
    text = column("a", 0, 80, "  文中说现场气氛", "和别的事。 ", width=300)
    photo = Region("f", Kind.FIGURE, Box(0, 140, 280, 300))
    caption = head("c", Box(0, 304, 280, 314), "农民收割，现场气氛热烈。张三 摄", kind=Kind.CAPTION)
    found = compose([page(title, text, photo, caption, rules=(Box(0, 125, 300, 127),))]).articles
    assert sorted(article.kind for article in found) == ["news", "photo"]
