"""Small pages in ems of ten pixels; every line is a full row of its column."""

from articles.compose import compose
from articles.continuity import begins_article, seam
from press.geometry import Box
from press.page import Direction, Jump, Kind, Line, Page, Region, Source

TALL = Direction.TTB_RTL


def column(name, left, top, *texts, width=100, kind=Kind.BODY, indent=20):
    """A column; two blanks before a text indent it, one behind it leaves its row short."""
    lines = []
    for row, text in enumerate(texts):
        start = left + (indent if text.startswith("  ") else 0)
        end = left + width - (30 if text.endswith(" ") else 0)
        lines.append(Line(Box(start, top + 14 * row, end, top + 14 * row + 9), text.strip()))
    box = Box(left, top, left + width, top + 14 * len(texts))
    return Region(name, kind, box, lines=tuple(lines))


def head(name, box, text, *, kind=Kind.HEADLINE, direction=Direction.LTR):
    return Region(name, kind, box, direction, (Line(box, text),))


def page(*regions, rules=(), frames=(), number=1):
    return Page(number, 600, 800, 300, Source("x"), regions=regions, rules=rules, frames=frames)


def told(*regions, **rest):
    return [(a.headline, a.text) for a in compose([page(*regions, **rest)]).articles]


def test_a_headline_owns_all_columns_under_it():
    assert told(
        head("h", Box(0, 100, 320, 140), "标题"),
        column("b", 220, 150, "三", "完。 "),
        column("a", 0, 150, "  一", "二"),
    ) == [("标题", "一二三完。")]


def test_text_under_a_rule_goes_on_from_the_column_that_breaks_off():
    upper = head("u", Box(0, 100, 210, 140), "上题")
    first = column("a", 0, 150, "  一一", "二二")
    banner = head("v", Box(220, 100, 430, 130), "旁题")
    other = column("b", 220, 140, "  旁文", "完。 ")
    rule = Box(220, 175, 430, 177)
    rest = column("c", 110, 150, "三三", "四四")
    last = column("d", 220, 185, "五五", "完。 ")
    found = told(upper, first, banner, other, rest, last, rules=(rule,))
    assert found == [("上题", "一一二二三三四四五五完。"), ("旁题", "旁文完。")]


def test_a_vertical_headline_owns_the_columns_beside_it_though_a_banner_is_above():
    banner = head("h", Box(0, 100, 560, 140), "横题")
    under = column("a", 0, 150, "  横文", "完。 ")
    tall = head("t", Box(300, 200, 330, 400), "竖题", direction=TALL)
    beside = column("b", 345, 200, *["竖文"] * 12)
    assert told(banner, under, tall, beside) == [("横题", "横文完。"), ("竖题", "竖文" * 12)]


def test_a_vertical_headline_owns_the_column_beside_it_with_nothing_above():
    tall = head("t", Box(0, 100, 30, 300), "竖题", direction=TALL)
    assert told(tall, column("b", 45, 100, *["竖文"] * 12)) == [("竖题", "竖文" * 12)]


def test_a_headline_amid_its_text_owns_what_is_above_it_too():
    above = column("a", 0, 100, "  上文", *["还没有说完"] * 5)
    amid = head("h", Box(0, 200, 100, 222), "中题")
    below = column("b", 0, 232, "接着说", "完。 ")
    assert told(above, amid, below) == [("中题", "上文" + "还没有说完" * 5 + "接着说完。")]


def test_columns_go_on_below_a_photo_that_lies_across_them():
    photo = Region("p", Kind.FIGURE, Box(0, 190, 210, 270))
    columns = (
        column("a", 0, 150, "  一", "二"),
        column("b", 110, 150, "五", "六"),
        column("c", 0, 280, "三", "四"),
        column("d", 110, 280, "七", "完。 "),
    )
    found = told(head("h", Box(0, 100, 210, 140), "标题"), photo, *columns)
    assert found == [("标题", "一二三四五六七完。")]


def test_a_seam_is_judged_by_indent_and_by_the_end_of_the_sentence():
    open_, ended = column("a", 0, 0, "  春耕备", "耕正当"), column("a", 0, 0, "  春耕", "完。 ")
    amid, fresh = column("b", 110, 0, "时节。"), column("b", 110, 0, "  又一段")
    assert seam(open_, amid, 10) > 0 > seam(open_, fresh, 10)
    assert 0 > seam(ended, fresh, 10) > seam(ended, amid, 10)


def test_a_column_with_a_dateline_begins_an_article():
    assert begins_article(column("a", 0, 0, "  本报讯 昨日"))
    assert not begins_article(column("a", 0, 0, "  昨日"))


def test_what_stands_in_a_frame_is_its_own():
    frame = Box(200, 145, 420, 400)
    assert told(
        head("h", Box(0, 100, 420, 140), "外题"),
        column("a", 0, 150, "  外文", "完。 "),
        head("i", Box(210, 160, 400, 185), "内题"),
        column("b", 210, 200, "  内文", "完。 ", width=190),
        frames=(frame,),
    ) == [("外题", "外文完。"), ("内题", "内文完。")]


def test_a_small_frame_is_one_article_under_its_largest_line():
    frame = Box(0, 145, 160, 240)
    assert told(
        head("i", Box(10, 150, 150, 180), "\u62db\u8058"),
        head("k", Box(10, 190, 150, 205), "\u53f8\u673a\u4e00\u540d"),
        column("b", 10, 210, "\u7535\u8bdd\u3002 ", width=140),
        frames=(frame,),
    ) == [("\u62db\u8058", "\u53f8\u673a\u4e00\u540d\u7535\u8bdd\u3002")]


def test_text_without_a_headline_is_an_article_too():
    assert told(column("a", 0, 150, "  孤文", "完。 ")) == [("", "孤文完。")]


def test_kicker_subtitle_byline_and_jump_are_fields_and_not_in_the_body():
    issue = compose(
        [
            page(
                head("k", Box(40, 70, 280, 86), "引题", kind=Kind.KICKER),
                head("h", Box(0, 100, 320, 140), "主题"),
                head("s", Box(40, 150, 280, 166), "副题", kind=Kind.SUBTITLE),
                column("a", 0, 180, "  正文完。 ", "        本报记者 张三"),
                column("j", 0, 230, "(下转第二版)", width=80),
            )
        ]
    )
    (article,) = issue.articles
    assert (article.kicker, article.headline, article.subtitle) == ("引题", "主题", "副题")
    assert article.jumps == (Jump("to", 2, "(下转第二版)"),)
    assert "下转" not in article.text


def test_a_caption_goes_with_its_photo_and_both_with_the_article():
    photo = Region("f", Kind.FIGURE, Box(110, 150, 320, 260))
    caption = column("c", 110, 262, "春耕现场。 本报记者 张三 摄", width=210, kind=Kind.CAPTION)
    issue = compose(
        [
            page(
                head("h", Box(0, 100, 320, 140), "标题"),
                column("a", 0, 150, *["正文"] * 9),
                photo,
                caption,
            )
        ]
    )
    (article,) = issue.articles
    (found,) = article.captions
    assert found.text == "春耕现场。 本报记者 张三 摄"
    assert found.credit == "本报记者 张三 摄"
    figures = [region.id for region in issue.pages[0].regions if region.kind is Kind.FIGURE]
    assert found.figure == figures[0]


def test_every_region_belongs_somewhere_and_ids_follow_the_order():
    issue = compose(
        [
            page(
                head("h", Box(0, 100, 320, 140), "标题"),
                column("a", 0, 150, "  正文完。 "),
                column("e", 200, 780, "责任编辑:张三", width=120),
            )
        ]
    )
    ids = [region.id for region in issue.pages[0].regions]
    assert ids == ["p0001-r01", "p0001-r02", "p0001-r03"]
    assert [f.text for f in issue.furniture] == ["责任编辑:张三"]
    assert {*issue.articles[0].regions, issue.furniture[0].region} == set(ids)


def test_columns_under_a_lead_are_its_articles_though_an_upright_headline_is_near():
    banner = head("h", Box(0, 100, 560, 140), "横题")
    lead = column("l", 0, 150, "  导语", "导完。 ", width=210)
    left, right = column("a", 0, 210, "  一", "二"), column("b", 110, 210, "三", "四。 ")
    tall = head("t", Box(230, 180, 250, 400), "竖题", direction=TALL)
    beside = column("c", 260, 180, *["竖文"] * 12)
    found = told(banner, lead, left, right, tall, beside)
    assert found == [("横题", "导语导完。\n一二三四。"), ("竖题", "竖文" * 12)]


def test_rules_of_a_frame_round_a_headline_do_not_part_it_from_its_text():
    headline = head("h", Box(120, 200, 200, 230), "标题")
    frame = Box(110, 190, 210, 250)
    foot = Box(110, 248, 210, 250)
    inset = head("i", Box(220, 300, 320, 320), "插题")
    columns = (
        column("a", 0, 100, "  一", *["二"] * 24),
        column("b", 110, 260, *["三"] * 13),
        column("c", 220, 100, *["四"] * 11, "完。 "),
        column("d", 220, 330, "  插", "文。 "),
    )
    found = dict(told(headline, inset, *columns, rules=(foot,), frames=(frame,)))
    assert found["标题"] == "一" + "二" * 24 + "三" * 13 + "四" * 11 + "完。"
    assert found["插题"] == "插文。"


def test_a_row_in_larger_type_between_two_parts_of_a_column_is_a_subheading():
    upper = column("a", 40, 100, "  上", "完。 ")
    row = Region(
        "s", Kind.BODY, Box(60, 136, 120, 149), lines=(Line(Box(60, 136, 120, 149), "题"),)
    )
    lower = column("b", 0, 160, "  下", "完。 ", width=140)
    (article,) = compose([page(head("h", Box(0, 60, 140, 90), "标题"), upper, row, lower)]).articles
    assert [passage.kind for passage in article.body][1] == "subheading"
