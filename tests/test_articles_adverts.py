"""What stands in a frame of its own, in ems of ten pixels."""

import pytest

from articles.adverts import advert_headline, advert_text, kind_of_frame
from articles.compose import compose
from articles.phrases import is_advert_label, is_notice, offers
from press.geometry import Box
from press.page import Kind, Line, Page, Region, Source


def lines(left, top, height, *texts):
    pitch = round(1.5 * height)
    return tuple(
        Line(Box(left, top + pitch * n, left + len(text) * height, top + pitch * n + height), text)
        for n, text in enumerate(texts)
    )


def region(name, kind, *rows):
    box = Box(
        min(line.box.left for line in rows),
        rows[0].box.top,
        max(line.box.right for line in rows),
        rows[-1].box.bottom,
    )
    return Region(name, kind, box, lines=rows)


HEAD = region("h", Kind.HEADLINE, *lines(20, 20, 36, "招租"))
TEXT = region("t", Kind.BODY, *lines(20, 80, 18, "临街商铺", "电话8637"))
FRAME = Box(0, 0, 220, 200)
STORY = region("s", Kind.BODY, *lines(0, 500, 9, *["一二三四五六七八九十"] * 6))


def page(*regions, **rest):
    return Page(1, 1000, 1400, 300, Source("x"), regions=regions, **rest)


def test_an_advert_is_one_region_its_frame():
    issue = compose([page(HEAD, TEXT, STORY, frames=(FRAME,))])
    advert, _ = issue.articles
    assert (advert.kind, advert.headline, advert.text) == ("advert", "招租", "临街商铺电话8637")
    found = {one.id: one for one in issue.pages[0].regions}
    assert len(found) == 2
    (name,) = advert.regions
    assert (found[name].kind, found[name].box) == (Kind.ADVERT, FRAME)


def test_a_notice_keeps_its_headline_and_its_text():
    head = region("h", Kind.HEADLINE, *lines(20, 20, 36, "停电公告"))
    issue = compose([page(head, TEXT, STORY, frames=(FRAME,))])
    notice = issue.articles[0]
    assert (notice.kind, notice.headline, len(notice.regions)) == ("notice", "停电公告", 2)


def test_news_in_a_small_frame_stays_news():
    body = region("t", Kind.BODY, *lines(20, 80, 9, "今天举行", "会议闭幕"))
    head = region("h", Kind.HEADLINE, *lines(20, 20, 36, "大会"))
    assert kind_of_frame((head, body), 10.0, small=True) == "news"


def test_news_in_a_large_frame_may_name_an_address():
    body = region("t", Kind.BODY, *lines(20, 80, 9, "公布了地址", "会议闭幕"))
    assert kind_of_frame((HEAD, body), 10.0, small=False) == "news"
    assert kind_of_frame((HEAD, TEXT), 10.0, small=False) == "advert"


def test_an_advert_in_one_size_of_type_has_no_headline():
    one = region("a", Kind.ADVERT, *lines(0, 0, 18, "出租商铺", "电话8637"))
    assert (advert_headline(one), [p.text for p in advert_text(one)]) == ("", ["出租商铺电话8637"])


def test_a_frame_with_one_headline_holds_one_article():
    head = region("h", Kind.HEADLINE, *lines(20, 20, 30, "标题"))
    left = region("a", Kind.BODY, *lines(20, 80, 9, *["一二三四五六七八九十"] * 20))
    # No text goes on into a column that begins with a dateline.
    beside = region("b", Kind.BODY, *lines(400, 300, 9, "本报讯今天起", *["甲乙丙丁"] * 20))
    issue = compose([page(head, left, beside, frames=(Box(0, 0, 600, 700),))])
    assert [article.headline for article in issue.articles] == ["标题"]


@pytest.mark.parametrize("text", ["分类广告", "广 告", "便民信息"])
def test_a_label_over_adverts_is_furniture(text):
    assert is_advert_label(text)
    label = region("h", Kind.HEADLINE, *lines(300, 20, 36, text))
    issue = compose([page(label, STORY)])
    assert [one.text for one in issue.furniture] == [text]


def test_words_of_adverts_and_notices():
    assert offers("预约电话：0352-7959216") and offers("现声明作废")
    assert not offers("今天举行会议")
    assert is_notice("关于部分路段施工的公告") and not is_notice("公告栏前的故事")
    assert not is_advert_label("广告业增长一成")
