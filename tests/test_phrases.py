import pytest

from articles.phrases import (
    credit_at_end,
    dateline_at,
    is_byline,
    is_furniture,
    jump_in,
    names_its_writer,
    numeral,
    run_in_byline,
    signoff_at_end,
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("——详见今日三版", ("to", 3)),
        ("(下转第二版)", ("to", 2)),
        ("（下转A12版）", ("to", 12)),
        ("(上接第1版)", ("from", 1)),
        ("下转第十一版", ("to", 11)),
        ("会议详见附件说明，三版已经印出，请各单位认真学习贯彻落实到位", None),
        ("本报讯", None),
    ],
)
def test_jump_lines(text, found):
    assert jump_in(text) == found


@pytest.mark.parametrize(
    ("text", "value"), [("三", 3), ("十", 10), ("十二", 12), ("二十", 20), ("A07", 7), ("甲", 0)]
)
def test_numerals(text, value):
    assert numeral(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "本报记者 田蓓蕾",
        "本报记者，田蓓蕾",
        "新华社记者 冯源",
        "□ 通讯员 王明 记者 李红",
        "首席记者 曹丽娟",
    ],
)
def test_bylines(text):
    assert is_byline(text)


@pytest.mark.parametrize(
    "text", ["本报记者 刘彦 摄", "本报记者，昨日获悉", "本报讯", "携手共赴战场 同心守护春城"]
)
def test_no_bylines(text):
    assert not is_byline(text)


@pytest.mark.parametrize(
    ("text", "dateline", "byline"),
    [
        ("本报讯(记者 于蕊)4月5日", "本报讯", "记者 于蕊"),
        ("本报讯 近日,国家公共信用", "本报讯", ""),
        ("新华社北京4月4日电(记者 张三、李四)春", "新华社北京4月4日电", "记者 张三、李四"),
        ("据新华社电 国务院", "据新华社电", ""),
        ("昨日,本报讯", "", ""),
    ],
)
def test_datelines_with_their_run_in_bylines(text, dateline, byline):
    assert dateline_at(text) == dateline
    assert run_in_byline(text[len(dateline) :]) == byline


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("攻坚战。(组轩)", "(组轩)"),
        ("生生不息。(新华社北京4月4日电)", "(新华社北京4月4日电)"),
        ("他说(见左图),大家都来了。", ""),
        (
            "胖下去的。(张三摘自《冷知识：一》某出版社 图/李四)",
            "(张三摘自《冷知识：一》某出版社 图/李四)",
        ),
    ],
)
def test_signoffs(text, name):
    assert signoff_at_end(text) == name


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("启程出征。本报记者 刘彦 摄", "本报记者 刘彦 摄"),
        ("春耕现场。新华社记者 王某 李某摄", "新华社记者 王某 李某摄"),
        ("春耕现场。(资料图片)", "资料图片"),
        ("春耕现场。", ""),
    ],
)
def test_credits(text, credit):
    assert credit_at_end(text) == credit


def test_staff_lines_are_furniture():
    assert is_furniture("责任编辑：张三 美术编辑：李四")
    assert not is_furniture("他在责任面前没有退缩")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("图为项目现场。本报记者 张三", True),
        ("——本报记者蹲点手记", False),
        ("一一本报记者蹲点手记", False),
    ],
)
def test_a_text_that_ends_with_its_writer(text, named):
    assert names_its_writer(text) is named


@pytest.mark.parametrize("text", ["本报记者朱思志通讯员傅若", "本报通讯员"])
def test_a_writer_is_no_dateline(text):
    assert dateline_at(text) == ""
