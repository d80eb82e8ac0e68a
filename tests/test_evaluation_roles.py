from evaluation.folding import verbatim
from evaluation.pairing import Pairing, pair_articles
from evaluation.ratio import Ratio
from evaluation.roles import byline, caption, fields_by_name, headline
from press.masthead import Masthead
from press.page import Article, Caption, Jump, Passage

BODY = "春风又绿江南岸明月何时照我还"
OTHER = "两个黄鹂鸣翠柳一行白鹭上青天"
EMPTY = Masthead()


def paired(truth: Article, package: Article) -> Pairing:
    return Pairing(((truth, package),), (), ())


def test_a_headline_may_have_one_wrong_character_in_ten():
    truth = Article("t", headline="一二三四五六七八九十")
    assert headline(paired(truth, Article("p", headline="一二三四五六七八九千"))) == Ratio(1, 1)
    assert headline(paired(truth, Article("p", headline="一二三四五六七八丸千"))) == Ratio(0, 1)


def test_headlines_of_articles_without_body_count():
    truth = [Article("t1", headline="成绩与成长兼顾"), Article("t2", headline="没有找到的标题")]
    pairing = pair_articles(truth, [Article("p", headline="成绩与成长 兼顾")])
    assert headline(pairing) == Ratio(1, 2)
    assert headline(pairing, verbatim) == Ratio(0, 2)


def test_an_article_without_headline_is_not_asked_for_one():
    assert headline(paired(Article("t"), Article("p", headline="标题"))).value is None


def test_a_headline_above_another_article_is_wrong():
    truth = [
        Article("t1", headline="甲乙丙丁", body=(Passage(BODY),)),
        Article("t2", headline="戊己庚辛", body=(Passage(OTHER),)),
    ]
    package = [
        Article("p1", headline="戊己庚辛", body=(Passage(BODY),)),
        Article("p2", headline="甲乙丙丁", body=(Passage(OTHER),)),
    ]
    assert headline(pair_articles(truth, package)) == Ratio(0, 2)


def test_a_byline_may_have_one_wrong_character_in_five():
    truth = Article("t", byline="记者于蕊摄")
    assert byline(paired(truth, Article("p", byline="记者 于芯摄"))) == Ratio(1, 1)
    assert byline(paired(truth, Article("p", byline="己者 于芯摄"))) == Ratio(0, 1)
    assert byline(Pairing((), (truth,), ())) == Ratio(0, 1)


def test_captions_swapped_between_articles_are_wrong():
    one, other = Caption("队员在车站启程出征"), Caption("小学生在校园种树")
    truth = [
        Article("t1", body=(Passage(BODY),), captions=(one,)),
        Article("t2", body=(Passage(OTHER),), captions=(other,)),
    ]
    package = [
        Article("p1", body=(Passage(BODY),), captions=(other,)),
        Article("p2", body=(Passage(OTHER),), captions=(one,)),
    ]
    assert caption(pair_articles(truth, package)) == Ratio(0, 2)
    assert caption(pair_articles(truth, truth)) == Ratio(2, 2)


def test_captions_in_another_order_within_the_article_are_right():
    one, other = Caption("队员在车站启程出征"), Caption("小学生在校园种树")
    truth, package = Article("t", captions=(one, other)), Article("p", captions=(other, one))
    assert caption(paired(truth, package)) == Ratio(2, 2)


def test_one_caption_serves_only_once():
    same = Caption("资料图片")
    assert caption(paired(Article("t", captions=(same, same)), Article("p", captions=(same,)))) == (
        Ratio(1, 2)
    )


def test_fields_come_back_exactly_or_not_at_all():
    truth = Article("t", kicker="本报特稿", subtitle="副题一行", dateline="本报讯", signoff="组轩")
    package = Article("p", kicker="本报特稿", subtitle="副题一打", dateline="本报讯", signoff="")
    assert fields_by_name(paired(truth, package), EMPTY, package=EMPTY) == {
        "kicker": Ratio(1, 1),
        "subtitle": Ratio(0, 1),
        "dateline": Ratio(1, 1),
        "signoff": Ratio(0, 1),
    }


def test_fields_are_compared_folded_and_raw():
    truth, package = Article("t", signoff="（组 轩）"), Article("p", signoff="(组轩)")
    pairing = paired(truth, package)
    assert fields_by_name(pairing, EMPTY, package=EMPTY) == {"signoff": Ratio(1, 1)}
    assert fields_by_name(pairing, EMPTY, package=EMPTY, folding=verbatim) == {
        "signoff": Ratio(0, 1)
    }


def test_credits_and_jumps_belong_to_their_article():
    truth = Article(
        "t",
        captions=(Caption("甲 摄", "甲 摄"), Caption("乙 摄", "乙 摄"), Caption("无")),
        jumps=(Jump("to", 3, "——详见今日三版"), Jump("from", 1, "(上接第一版)")),
    )
    package = Article(
        "p",
        captions=(Caption("乙 摄", "乙摄"),),
        jumps=(Jump("to", 3, "--详见今日三版"), Jump("from", 2, "(上接第一版)")),
    )
    assert fields_by_name(paired(truth, package), EMPTY, package=EMPTY) == {
        "credit": Ratio(1, 2),
        "jump": Ratio(1, 2),
    }


def test_fields_of_a_lost_article_count():
    assert fields_by_name(Pairing((), (Article("t", kicker="甲"),), ()), EMPTY, package=EMPTY) == {
        "kicker": Ratio(0, 1)
    }


def test_masthead_fields_count_when_the_truth_has_them():
    truth = Masthead(title="辽源日报", date="2022-04-06", issue_no=8491, lines=("辽源日报",))
    package = Masthead(title="辽源日报", date="2022-04-08", issue_no=8491, website="www")
    assert fields_by_name(Pairing((), (), ()), truth, package=package) == {
        "masthead.title": Ratio(1, 1),
        "masthead.date": Ratio(0, 1),
        "masthead.issue_no": Ratio(1, 1),
    }
