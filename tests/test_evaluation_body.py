from pytest import approx

from evaluation.body import article_f1, body_cer
from evaluation.folding import verbatim
from evaluation.pairing import pair_articles
from evaluation.ratio import Ratio
from press.page import Article, Passage


def han(start: int, length: int) -> str:
    """Different characters throughout: no 5-gram occurs twice."""
    return "".join(chr(0x4E00 + start + place) for place in range(length))


def news(*passages: str, page: int = 1) -> Article:
    return Article("a", body=tuple(Passage(text) for text in passages), pages=(page,))


def cer(truth: list[Article], package: list[Article]) -> Ratio:
    return body_cer(pair_articles(truth, package))


def f1(truth: list[Article], package: list[Article]) -> Ratio:
    return article_f1(pair_articles(truth, package))


def test_the_same_text_needs_no_edits():
    issue = [news(han(0, 100)), news(han(200, 50))]
    assert cer(issue, issue) == Ratio(0, 150)
    assert f1(issue, issue) == Ratio(4, 4)


def test_order_of_articles_does_not_matter():
    truth = [news(han(0, 100)), news(han(200, 50))]
    assert cer(truth, truth[::-1]) == Ratio(0, 150)
    assert f1(truth, truth[::-1]).value == 1.0


def test_one_wrong_one_lost_and_one_added_character_are_three_edits():
    read = han(0, 10) + "误" + han(11, 9) + han(21, 79) + "多"
    assert cer([news(han(0, 100))], [news(read)]) == Ratio(3, 100)


def test_paragraphs_cut_elsewhere_cost_nothing_folded_and_two_edits_raw():
    # raw: one line break lost, one added
    pairing = pair_articles(
        [news(han(0, 40), han(40, 60))],
        [news(han(0, 50), han(50, 50))],
    )
    assert body_cer(pairing) == Ratio(0, 100)
    assert body_cer(pairing, verbatim) == Ratio(2, 101)


def test_truth_without_any_body_has_no_cer():
    assert cer([Article("t", headline="标题")], [news(han(0, 20))]) == Ratio(20, 0)
    assert cer([Article("t", headline="标题")], [news(han(0, 20))]).value is None
    assert cer([], []).value is None


def test_an_article_split_in_two_pays_for_the_lost_part_twice():
    # 60 kept; 40 deleted from the pair, and 40 of the piece that has no partner
    truth, package = [news(han(0, 100))], [news(han(0, 60)), news(han(60, 40))]
    assert cer(truth, package) == Ratio(80, 100)
    # 56 of 96 5-grams stand in the partner: not right
    assert f1(truth, package) == Ratio(0, 3)


def test_two_articles_merged_pay_for_the_smaller_twice():
    truth, package = [news(han(0, 60)), news(han(60, 40))], [news(han(0, 100))]
    assert cer(truth, package) == Ratio(80, 100)
    assert f1(truth, package) == Ratio(0, 3)


def test_unpaired_articles_cost_their_whole_length_on_either_side():
    assert cer([news(han(0, 30))], []) == Ratio(30, 30)
    assert cer([news(han(0, 30))], [news(han(500, 70))]) == Ratio(100, 30)
    assert f1([news(han(0, 30))], []) == Ratio(0, 1)
    assert f1([], [news(han(0, 30))]) == Ratio(0, 1)


def test_text_printed_twice_has_to_come_back_twice():
    truth, package = [news(han(0, 30)), news(han(0, 30))], [news(han(0, 30))]
    assert cer(truth, package) == Ratio(30, 60)
    # recall of 5-grams is 26/52: 26/26 over it is capped at 1; precision is 26/26
    assert f1(truth, package) == Ratio(2, 3)


def test_bodies_below_five_characters_count_in_cer_but_not_among_articles():
    truth, package = [news(han(0, 30)), news("甲乙丙丁")], [news(han(0, 30))]
    assert cer(truth, package) == Ratio(4, 34)
    assert f1(truth, package) == Ratio(2, 2)
    assert f1([news("甲乙丙丁")], [news("甲乙丙丁")]).value is None


def test_five_characters_are_an_article():
    assert f1([news("甲乙丙丁戊")], [news("甲乙丙丁戊")]) == Ratio(2, 2)


def test_misread_characters_do_not_make_an_article_wrong():
    # Every 20th character is misread on the whole page: about a quarter of all 5-grams is gone.
    misread = [(han(start, 200), spoilt(han(start, 200), 20)) for start in (0, 300)]
    truth = [news(text) for text, _ in misread]
    assert f1(truth, [news(text) for _, text in misread]) == Ratio(4, 4)


def spoilt(text: str, step: int) -> str:
    return "".join("误" if place % step == 9 else char for place, char in enumerate(text))


def test_a_misread_page_still_shows_a_wrong_cut():
    # 20 characters of the second article went to the first: 16 of its 196 5-grams are elsewhere.
    one, other = han(0, 200), han(300, 200)
    truth = [news(one), news(other)]
    package = [news(one + other[:20]), news(other[20:])]
    # first: 196/196 there, back 196/216 of a precision of 408/412: 0.916 < 0.95.
    # second: 176/196 of a recall of 388/392: 0.907 < 0.95.
    assert f1(truth, package) == Ratio(0, 4)


def test_a_line_too_much_is_allowed_below_five_per_cent():
    # 5 foreign characters behind 200: back 196 of 201 = 0.975, over the precision itself: 1.
    assert f1([news(han(0, 200))], [news(han(0, 200) + han(900, 5))]) == Ratio(2, 2)


def test_each_page_is_measured_by_its_own_recall():
    # Page 2 is lost but for a third of one article: that does not excuse a cut on page 1.
    good, cut, poor = han(0, 200), han(300, 200), han(600, 200)
    truth = [news(good), news(cut), news(poor, page=2)]
    package = [news(good), news(cut[:180]), news(poor[:70], page=2)]
    # cut: 176/196 over page 1's recall 372/392 = 0.946 < 0.95; over the issue's 438/588 it were
    # 1.2. poor: 66/196 over its page's 66/196 = 1: all of the page that was read is together.
    assert f1(truth, package) == Ratio(4, 6)


def test_raw_figures_keep_the_printed_marks():
    truth, package = [news("“" + han(0, 18) + "”")], [news('"' + han(0, 18) + '"')]
    pairing = pair_articles(truth, package)
    assert body_cer(pairing).value == 0.0
    assert body_cer(pairing, verbatim).value == approx(0.1)
