"""Halves of articles on pages of their own; every jump line names the other's page."""

from articles.compose import compose
from articles.continuations import Half, joined, seams
from articles.teasers import linked
from articles.turned import with_turn_heads
from press.geometry import Box
from press.page import Article, Jump, Kind, Line, Page, Passage, Region, Source


def half(headline, text, *jumps, page=1, fresh=False):
    body = (Passage(text),) if text else ()
    return Half(Article("", headline=headline, body=body, jumps=jumps, pages=(page,)), page, fresh)


def to(page, text="下转"):
    return Jump("to", page, f"({text}第{page}版)")


def back(page):
    return Jump("from", page, f"(上接第{page}版)")


def told(*halves):
    return [(one.headline, one.text, one.pages) for one in joined(halves, seams(halves))]


FIRST = half("防汛抗旱工作全面展开", "各地", to(3))
SECOND = half("防汛抗旱工作全面展开", "行动。", back(1), page=3)


def test_both_halves_are_one_article_on_both_pages():
    other = half("无关", "别的。", page=3, fresh=True)
    assert told(FIRST, other, SECOND) == [
        ("防汛抗旱工作全面展开", "各地行动。", (1, 3)),
        ("无关", "别的。", (3,)),
    ]


def test_the_headline_of_the_other_half_may_be_cut_short():
    short = half("防汛抗旱", "行动。", back(1), page=3)
    assert told(FIRST, short)[0][1:] == ("各地行动。", (1, 3))


def test_halves_that_call_themselves_otherwise_are_not_joined():
    stranger = half("城市绿化又有新进展", "行动。", back(1), page=3)
    assert len(told(FIRST, stranger)) == 2


def test_of_two_halves_on_a_page_each_finds_its_own():
    one, two = half("春耕备耕正当时", "农民", to(2)), half("校园足球进社区", "孩子", to(2))
    rest = (
        half("校园足球", "们笑了。", back(1), page=2),
        half("春耕备耕", "下地。", back(1), page=2),
    )
    assert told(one, two, *rest) == [
        ("春耕备耕正当时", "农民下地。", (1, 2)),
        ("校园足球进社区", "孩子们笑了。", (1, 2)),
    ]


def test_without_a_headline_the_text_tells_which_half_goes_on():
    one, two = half("甲地新闻纵横", "完成了。", to(2)), half("乙地新闻集锦", "人民代表大", to(2))
    rest = half("", "会常务委员会会议。", back(1), page=2)
    assert told(one, two, rest)[1] == ("乙地新闻集锦", "人民代表大会常务委员会会议。", (1, 2))


def test_of_two_beginnings_the_language_tells_which_goes_on():
    first = half("", "全市中小学开展足球运", to(3))
    wrong = half("", "食库存充足。", back(1), page=3)
    right = half("", "动会的筹备。", back(1), page=3)
    for seconds in ((wrong, right), (right, wrong)):
        assert "全市中小学开展足球运动会的筹备。" in [text for _, text, _ in told(first, *seconds)]


def test_an_article_over_three_pages_is_one():
    middle = half("防汛抗旱", "行动", back(1), to(4), page=3)
    last = half("防汛抗旱", "起来。", back(3), page=4)
    assert told(FIRST, middle, last) == [("防汛抗旱工作全面展开", "各地行动起来。", (1, 3, 4))]


def test_a_paragraph_that_ended_stays_ended():
    ended = half("防汛抗旱工作全面展开", "各地行动。", to(3))
    fresh = half("防汛抗旱", "明天再说。", back(1), page=3, fresh=True)
    assert told(ended, fresh)[0][1] == "各地行动。\n明天再说。"


def test_a_jump_line_run_into_the_text_does_not_stay_amid_the_sentence():
    run_in = half("防汛抗旱工作全面展开", "各地(下转第3版)", to(3))
    assert told(run_in, SECOND)[0][1] == "各地行动。"


def test_one_jump_line_is_enough_for_halves_of_one_headline():
    name, short = "防汛抗旱工作全面展开", "抗旱工作展开"
    without = half(name, "各地")
    assert told(without, SECOND)[0][1:] == ("各地行动。", (1, 3))
    assert told(FIRST, half(name, "行动。", page=3))[0][1:] == ("各地行动。", (1, 3))
    assert len(told(without, half(name, "行动。", page=3))) == 2
    assert len(told(half(short, "各地"), SECOND)) == 2


def test_a_half_that_was_named_another_page_is_left_alone():
    assert len(told(FIRST, half("防汛", "行动。", back(2), page=4))) == 2
    assert told(half("", "行动。", back(1), page=3)) == [("", "行动。", (3,))]


def article(name, headline, *jumps, page=1, text="正文。"):
    body = (Passage(text),) if text else ()
    return Article(name, headline=headline, body=body, jumps=jumps, pages=(page,))


def test_a_teaser_leads_to_the_article_it_names():
    teaser = article("a01", "校园足球进社区", to(3, "详见"), text="")
    inside = article("a02", "全市校园足球 走进社区迎新春", page=3)
    other = article("a03", "春耕备耕正当时", page=3)
    found = linked((teaser, other, inside), {1: 1, 3: 3})
    assert [one.jumps[0].target for one in found if one.jumps] == ["a02"]


def test_a_teaser_of_what_is_not_there_leads_nowhere():
    teaser = article("a01", "校园足球进社区", to(3, "详见"), text="")
    other = article("a03", "春耕备耕正当时", page=3)
    assert linked((teaser, other), {1: 1, 3: 3})[0].jumps[0].target == ""
    assert linked((teaser,), {1: 1})[0].jumps[0].target == ""


def test_a_teaser_that_may_name_either_of_two_articles_leads_to_neither():
    teaser = article("a01", "校园足球进社区", to(3, "详见"), text="")
    twins = [article(name, "校园足球进社区", page=3) for name in ("a02", "a03")]
    assert linked((teaser, *twins), {1: 1, 3: 3})[0].jumps[0].target == ""
    assert linked((teaser, twins[0]), {1: 1, 3: 3})[0].jumps[0].target == "a02"


def test_a_teaser_is_no_first_half():
    teaser = half("防汛抗旱工作全面展开", "各地行动。", to(3, "详见"))
    assert len(told(teaser, SECOND)) == 2


def block(name, kind, top, *texts, left=0, width=200):
    lines = tuple(
        Line(Box(left, top + 14 * row, left + width, top + 14 * row + 10), text)
        for row, text in enumerate(texts)
    )
    return Region(name, kind, Box(left, top, left + width, top + 14 * len(texts)), lines=lines)


def page(*regions, number=1):
    return Page(number, 600, 800, 300, Source(f"{number}.jpg"), regions=regions)


def test_a_small_line_over_a_jump_line_from_another_page_is_a_headline():
    jump = block("j", Kind.JUMP, 118, "(上接第1版)", left=60, width=80)
    found = with_turn_heads(page(block("h", Kind.BODY, 100, "防汛抗旱工作"), jump), 10)
    assert [region.kind for region in found.regions] == [Kind.HEADLINE, Kind.JUMP]
    column = block("c", Kind.BODY, 72, "一", "二", "三")
    assert with_turn_heads(page(column, jump), 10).regions[0].kind is Kind.BODY


def test_a_jump_line_without_a_headline_leads_its_text_from_other_articles():
    regions = (
        block("h", Kind.HEADLINE, 100, "别的文章"),
        block("a", Kind.BODY, 120, "别的一段", "还没有说完"),
        block("j", Kind.JUMP, 100, "(上接第1版)", left=390, width=80),
        block("b", Kind.BODY, 120, "行动起来。", left=220),
        block("c", Kind.BODY, 120, "会议开完。", left=440),
    )
    issue = compose([page(*regions, number=2)])
    assert [(one.headline, one.text, len(one.jumps)) for one in issue.articles] == [
        ("别的文章", "别的一段还没有说完", 0),
        ("", "行动起来。会议开完。", 1),
    ]


def test_a_jump_line_of_its_own_belongs_to_the_headline_over_it():
    teaser = (
        block("h", Kind.HEADLINE, 100, "校园足球进社区"),
        block("j", Kind.BODY, 140, "详见3版", left=210, width=60),
        block("g", Kind.HEADLINE, 300, "春耕备耕"),
        block("b", Kind.BODY, 330, "下地。"),
    )
    issue = compose([page(*teaser)])
    assert [(one.headline, len(one.jumps)) for one in issue.articles] == [
        ("校园足球进社区", 1),
        ("春耕备耕", 0),
    ]


def test_an_issue_joins_links_and_names_where_jump_lines_lead():
    first = (
        block("h", Kind.HEADLINE, 100, "防汛抗旱工作"),
        block("b", Kind.BODY, 120, "各地都在"),
        block("j", Kind.BODY, 140, "(下转第2版)", width=90),
    )
    second = (
        block("h", Kind.HEADLINE, 100, "防汛抗旱工作"),
        block("j", Kind.BODY, 116, "(上接第1版)", left=60, width=80),
        block("b", Kind.BODY, 140, "行动起来。"),
    )
    (one,) = compose([page(*first), page(*second, number=2)]).articles
    assert (one.text, one.pages) == ("各地都在行动起来。", (1, 2))
    assert [(jump.direction, jump.target) for jump in one.jumps] == [("to", "a01"), ("from", "a01")]
