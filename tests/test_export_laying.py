"""Printed lines laid along the fields of an article."""

from export.areas import areas_of
from export.laying import printed_articles
from export.printed import Role
from press.geometry import Box
from press.page import (
    Article,
    Caption,
    Issue,
    Jump,
    Kind,
    Line,
    Page,
    Passage,
    Region,
    Source,
)


def region(name: str, kind: Kind, *texts: str, left: int = 0) -> Region:
    lines = [Line(Box(left, 10 * n, left + 90, 10 * n + 9), text) for n, text in enumerate(texts)]
    return Region(name, kind, Box(left, 0, left + 90, 100), lines=tuple(lines))


def laid(article: Article, *regions: Region, second: tuple[Region, ...] = ()):
    pages = (
        Page(1, 999, 999, 300, Source("1.png"), regions=regions),
        Page(2, 999, 999, 300, Source("2.png"), regions=second),
    )
    (printed,) = printed_articles(Issue("i", pages=pages, articles=(article,)))
    return [(one.role, one.text, one.place) for one in printed.stretches]


def test_lines_follow_the_fields_whatever_the_order_of_the_regions():
    article = Article(
        "a01", kicker="引题", headline="主 题", subtitle="副题", byline="记者 甲",
        body=(Passage("第一段。"), Passage("小标题", "subheading"), Passage("第二段跨栏。")),
        captions=(Caption("图说。", figure="r8"),), regions=("r5", "r1", "r2", "r3", "r4", "r6",
        "r8", "r7"), pages=(1,),
    )  # fmt: skip
    assert laid(
        article,
        region("r1", Kind.HEADLINE, "主", "题"), region("r2", Kind.KICKER, "引题"),
        region("r3", Kind.SUBTITLE, "副题"), region("r4", Kind.BYLINE, "记者 甲"),
        region("r5", Kind.BODY, "第一", "段。"), region("r6", Kind.SUBHEADING, "小标题"),
        region("r7", Kind.BODY, "第二段", "跨栏。"), region("r8", Kind.FIGURE),
    ) == [
        (Role.KICKER, "引题", -1), (Role.HEADLINE, "主题", -1), (Role.SUBTITLE, "副题", -1),
        (Role.BYLINE, "记者甲", -1), (Role.FIGURE, "", -1), (Role.PARAGRAPH, "第一段。", 0),
        (Role.SUBHEADING, "小标题", 1), (Role.PARAGRAPH, "第二段跨栏。", 2),
    ]  # fmt: skip


def test_a_paragraph_goes_on_across_pages_and_the_headline_printed_again_is_a_rest():
    jumps = (Jump("to", 2, "(下转第二版)"), Jump("from", 1, "(上接第一版)"))
    article = Article(
        "a01", headline="大标题", body=(Passage("开头接着结尾。"),), jumps=jumps,
        regions=("r1", "r2", "r3", "r4", "r5", "r6"), pages=(1, 2),
    )  # fmt: skip
    assert laid(
        article,
        region("r1", Kind.HEADLINE, "大标题"),
        region("r2", Kind.BODY, "开头接着"),
        region("r3", Kind.JUMP, "(下转第二版)"),
        second=(
            region("r4", Kind.HEADLINE, "标题又印"),
            region("r5", Kind.JUMP, "(上接第一版)"),
            region("r6", Kind.BODY, "结尾。"),
        ),
    ) == [
        (Role.HEADLINE, "大标题", -1),
        (Role.JUMP, "(上接第一版)", 1),
        (Role.PARAGRAPH, "开头接着结尾。", 0),
        (Role.JUMP, "(下转第二版)", 0),
        (Role.REST, "标题又印", -1),
    ]


def test_captions_are_put_together_of_their_regions_in_the_order_of_the_article():
    article = Article(
        "a01", captions=(Caption("左右相连。"), Caption("另一张。")), regions=("r1", "r2", "r3")
    )
    assert laid(
        article,
        region("r1", Kind.CAPTION, "另一张。"),
        region("r2", Kind.CAPTION, "相连。"),
        region("r3", Kind.CAPTION, "左右"),
    ) == [(Role.CAPTION, "左右相连。", 0), (Role.CAPTION, "另一张。", 1)]


def test_a_table_is_read_row_by_row_and_stands_where_the_article_has_it():
    cells = [Line(Box(60, 0, 90, 9), "乙"), Line(Box(0, 20, 30, 29), "丙"),
             Line(Box(0, 1, 30, 10), "甲"), Line(Box(60, 21, 90, 30), "丁")]  # fmt: skip
    table = Region("r2", Kind.TABLE, Box(0, 0, 90, 30), lines=tuple(cells))
    article = Article(
        "a01", body=(Passage("正文。"), Passage("甲 乙\n丙 丁", "table")), regions=("r2", "r1")
    )
    assert laid(article, region("r1", Kind.BODY, "正文。"), table) == [
        (Role.PARAGRAPH, "正文。", 0),
        (Role.TABLE, "甲乙丙丁", 1),
    ]


def test_a_hyphen_that_the_joined_text_leaves_out_is_known():
    article = Article("a01", body=(Passage("the newspaper page"),), regions=("r1",))
    page = Page(
        1, 99, 99, 300, Source("1"), regions=(region("r1", Kind.BODY, "the news-", "paper page"),)
    )
    (printed,) = printed_articles(Issue("i", pages=(page,), articles=(article,)))
    assert [(line.text, line.hyphen) for line in printed.lines] == [
        ("thenews-", True),
        ("paperpage", False),
    ]


def test_an_advert_has_its_headline_in_its_first_lines():
    article = Article(
        "a01", "advert", headline="招聘", body=(Passage("招聘启事全文"),), regions=("r1",)
    )
    assert laid(article, region("r1", Kind.ADVERT, "招聘", "招聘启事", "全文")) == [
        (Role.HEADLINE, "招聘", -1),
        (Role.PARAGRAPH, "招聘启事全文", 0),
    ]


def test_where_the_text_was_edited_every_region_stands_for_itself():
    article = Article("a01", body=(Passage("改过的文字。"),), regions=("r1", "r2"))
    assert laid(article, region("r1", Kind.BODY, "原来的"), region("r2", Kind.BODY, "文字。")) == [
        (Role.PARAGRAPH, "原来的", -1),
        (Role.PARAGRAPH, "文字。", -1),
    ]


def test_areas_are_whole_blocks_or_runs_of_lines():
    article = Article(
        "a01", body=(Passage("一段。"), Passage("二段到下一栏。")), regions=("r1", "r2")
    )
    page = Page(
        1, 999, 999, 300, Source("1"),
        regions=(
            region("r1", Kind.BODY, "一", "段。", "二段"), region("r2", Kind.BODY, "到下一栏。"),
        ),
    )  # fmt: skip
    (printed,) = printed_articles(Issue("i", pages=(page,), articles=(article,)))
    assert [[area.ids for area in areas_of(one)] for one in printed.stretches] == [
        [("r1-l001", "r1-l002")],
        [("r1-l003",), ("r2",)],
    ]
