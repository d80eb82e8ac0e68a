from evaluation.flat import char_recall, flat_measures, flat_ned, flat_text
from evaluation.ratio import Ratio
from press.masthead import Masthead
from press.page import Article, Caption, Furniture, Issue, Jump, Passage


def test_an_article_gives_its_pieces_in_the_order_of_the_page():
    article = Article(
        "a",
        kicker="肩题",
        headline="标题",
        subtitle="副题",
        byline="本报记者 甲",
        body=(Passage("第一段"), Passage("小标题", "subheading"), Passage("第二段")),
        captions=(Caption("图说 乙 摄", "乙 摄"),),
        jumps=(Jump("to", 3, "下转第三版"), Jump("from", 1, "上接第一版")),
        signoff="新华社电",
    )
    assert flat_text(Issue("i", articles=(article,))).split("\n") == [
        "肩题", "标题", "副题", "本报记者 甲", "图说 乙 摄", "上接第一版",
        "第一段", "小标题", "第二段", "新华社电", "下转第三版",
    ]  # fmt: skip


def test_fields_that_repeat_the_body_are_not_repeated():
    article = Article(
        "a",
        byline="记者 甲",
        dateline="本报讯",
        body=(Passage("本报讯(记者甲)正文。(组轩)"),),
        signoff="（组轩）",
    )
    assert flat_text(Issue("i", articles=(article,))) == "本报讯(记者甲)正文。(组轩)"


def test_masthead_and_furniture_are_no_article_text():
    issue = Issue("i", Masthead(lines=("辽源日报",)), furniture=(Furniture(1, "责任编辑"),))
    assert flat_text(issue) == ""


def test_edit_distance_goes_over_the_longer_length():
    assert flat_ned("甲乙丙", "甲 丙\n丁") == Ratio(2, 3)
    assert flat_ned("甲乙", "甲乙丙丁") == Ratio(2, 4)
    assert flat_ned("", "").value is None


def test_characters_are_recalled_wherever_they_stand_and_no_oftener_than_they_are_read():
    assert char_recall("甲甲乙", "乙 丁 甲") == Ratio(2, 3)
    assert char_recall("", "甲").value is None


def test_another_tools_text_is_measured_folded_and_raw():
    truth = Issue("i", articles=(Article("a", body=(Passage("甲，乙"),)),))
    assert flat_measures(truth, "甲 ,乙") == {
        "flat_ned": 0.0,
        "flat_ned_raw": 0.5,  # a blank added, the comma replaced, over four characters
        "char_recall": 1.0,
        "char_recall_raw": 2 / 3,
    }
