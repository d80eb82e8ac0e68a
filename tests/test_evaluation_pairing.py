from hypothesis import given
from hypothesis import strategies as st

from evaluation.pairing import pair_articles
from evaluation.ratio import NOTHING, Ratio, mean, pooled
from evaluation.shingles import shared, shingles, united
from press.page import Article, Caption, Passage


def han(start: int, length: int) -> str:
    """Different characters throughout: no 5-gram occurs twice."""
    return "".join(chr(0x4E00 + start + place) for place in range(length))


def news(name: str, body: str = "", headline: str = "", caption: str = "") -> Article:
    return Article(
        name,
        headline=headline,
        body=(Passage(body),) if body else (),
        captions=(Caption(caption),) if caption else (),
    )


def pairs(truth: list[Article], package: list[Article]) -> list[tuple[str, str]]:
    return [(one.id, other.id) for one, other in pair_articles(truth, package).pairs]


def test_shingles_are_multisets():
    assert shingles("甲乙甲乙甲乙") == {"甲乙甲乙甲": 1, "乙甲乙甲乙": 1}
    assert shingles("甲" * 7) == {"甲甲甲甲甲": 3}
    assert shared(shingles("甲" * 7), shingles("甲" * 6)) == 2
    assert united([shingles("甲" * 7), shingles("甲" * 6)]) == {"甲甲甲甲甲": 5}


def test_four_characters_have_no_shingles():
    assert not shingles("甲乙丙丁")


def test_nothing_pairs_with_nothing():
    assert pairs([], []) == []
    pairing = pair_articles([], [news("p", han(0, 9))])
    assert (pairing.pairs, pairing.lost, len(pairing.invented)) == ((), (), 1)


def test_partners_share_the_most_text_on_the_whole_not_each_for_itself():
    # t1 shares 16 with p1 and 11 with p2; t2 shares 12 with p1 only: 11 + 12 beats 16 + 0.
    truth = [news("t1", han(0, 20) + han(100, 15)), news("t2", han(200, 16))]
    package = [news("p1", han(0, 20) + han(200, 16)), news("p2", han(100, 15))]
    assert pairs(truth, package) == [("t1", "p2"), ("t2", "p1")]


def test_same_text_twice_is_told_apart_by_the_headlines():
    body = han(0, 30)
    truth = [news("t1", body, han(100, 8)), news("t2", body, han(200, 8))]
    package = [news("p1", body, han(200, 8)), news("p2", body, han(100, 8))]
    assert pairs(truth, package) == [("t1", "p2"), ("t2", "p1")]


def test_a_headline_never_outweighs_a_single_shared_shingle():
    truth = [news("t1", han(0, 30), han(100, 8)), news("t2", han(26, 4) + han(50, 2), "")]
    package = [news("p1", han(0, 30), ""), news("p2", han(300, 30), han(100, 8))]
    assert pairs(truth, package) == [("t1", "p1")]


def test_bodies_that_share_nothing_are_no_pair_even_under_one_headline():
    assert pairs([news("t", han(0, 30), "同一标题")], [news("p", han(50, 30), "同一标题")]) == []


def test_a_teaser_finds_its_partner_by_its_headline():
    truth = [news("t1", "", "成绩与成长兼顾"), news("t2", han(0, 30), "别的文章")]
    package = [news("p1", han(0, 30), "别的文章"), news("p2", "", "成绩与成长兼愿")]
    assert pairs(truth, package) == [("t1", "p2"), ("t2", "p1")]


def test_a_photo_without_a_headline_finds_its_partner_by_its_caption():
    truth = [news("t", caption="四月五日小学生在校园里种树")]
    package = [news("p", caption="四月五日小学生在校园里种树")]
    assert pairs(truth, package) == [("t", "p")]


def test_unlike_headlines_make_no_pair():
    # one of four characters the same: 0.25 < 0.5
    assert pairs([news("t", "", "甲乙丙丁")], [news("p", "", "甲戊己庚")]) == []


def test_articles_without_any_text_make_no_pair():
    assert pairs([news("t")], [news("p")]) == []


def test_a_ratio_without_denominator_has_no_value():
    assert NOTHING.value is None
    assert Ratio(0, 4).value == 0.0
    assert pooled([Ratio(1, 2), Ratio(0, 8), NOTHING]).value == 0.1
    assert mean([Ratio(1, 2), Ratio(0, 8), NOTHING]) == 0.25
    assert mean([NOTHING]) is None


@given(st.lists(st.text("甲乙丙", max_size=9), max_size=5), st.lists(st.text("甲乙丙", max_size=9)))
def test_every_article_is_paired_once_or_left_over(bodies, others):
    truth = [news(f"t{place}", body) for place, body in enumerate(bodies)]
    package = [news(f"p{place}", body) for place, body in enumerate(others)]
    pairing = pair_articles(truth, package)
    ours = [one.id for one, _ in pairing.pairs] + [one.id for one in pairing.lost]
    theirs = [one.id for _, one in pairing.pairs] + [one.id for one in pairing.invented]
    assert sorted(ours) == sorted(article.id for article in truth)
    assert sorted(theirs) == sorted(article.id for article in package)


def test_same_text_without_headlines_is_told_apart_by_its_place():
    body = han(0, 30)
    truth = [news("t1", body), news("t2", body), news("t3", body)]
    package = [news("p1", body), news("p2", body), news("p3", body)]
    assert pairs(truth, package) == [("t1", "p1"), ("t2", "p2"), ("t3", "p3")]


def test_bodies_of_less_than_five_characters_are_compared_as_they_stand():
    assert pairs([news("t", "甲乙丙丁")], [news("p", "甲乙丙戊")]) == [("t", "p")]
    assert pairs([news("t", "甲乙丙丁")], [news("p", "戊己庚辛")]) == []
