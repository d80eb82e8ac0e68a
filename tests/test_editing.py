import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocr.editing import Edited, edited


def lines(*read):
    return tuple(line.text for line in edited(read))


def one(read):
    return edited([read])[0].text


FORMS = [
    # letters and digits
    ("ＣＯＶＩＤ－１９患者３５００人", "COVID-19患者3500人"),
    ("增长5.3％，约20℃", "增长5.3%，约20℃"),
    ("电话：0437－3249118", "电话：0437-3249118"),
    ("中国－中亚峰会1949－2025", "中国－中亚峰会1949－2025"),
    ("责任编辑︰张三﹑李四﹔", "责任编辑：张三、李四；"),
    ("一､二｡", "一、二。"),
    # commas, colons and the like
    ("4月5日,市委书记;程宇:好!真的?", "4月5日，市委书记；程宇：好！真的？"),
    ("共3,500套,1，200人", "共3,500套，1,200人"),
    ("6:30至10：45,比分3:0", "6:30至10:45，比分3:0"),
    ("增长5%,6月APEC,CPI,人民", "增长5%，6月APEC,CPI，人民"),
    ("E-mail:jl@126.com", "E-mail:jl@126.com"),
    ("网址:http：//www。0437．com", "网址：http://www.0437.com"),
    ("Hello, world!", "Hello, world!"),
    ("Hello， world！", "Hello, world!"),
    ("他说“Hello!”", "他说“Hello!”"),
    ("外防输入、内防反弹", "外防输入、内防反弹"),
    # full stops and interpuncts
    ("投入工作.记者", "投入工作，记者"),
    ("增长5%.今年", "增长5%，今年"),
    ("(组轩).", "（组轩）。"),
    ("1.加强领导", "1.加强领导"),
    ("一.加强领导", "一.加强领导"),
    ("达3.5万人,www.0437.com", "达3.5万人，www.0437.com"),
    ("西摩•赫什和马修.米勒", "西摩·赫什和马修·米勒"),
    ("九.一八和5•12", "九·一八和5·12"),
    ("《清明时节.抗战记忆》", "《清明时节·抗战记忆》"),
    ("•支持", "•支持"),
    # dashes
    ("一一辽源对口帮助", "——辽源对口帮助"),
    ("前1一4月,2021一2035年", "前1—4月，2021—2035年"),
    ("和平—一命运与共,二—一班", "和平——命运与共，二—一班"),
    ("心愿一一欢欢喜喜", "心愿——欢欢喜喜"),
    ("新征程--代表", "新征程——代表"),
    ("新征程———代表", "新征程——代表"),
    ("—详见今日三版", "——详见今日三版"),
    ("逐户一一对应,都会一一确认", "逐户一一对应，都会一一确认"),
    ("唯一一个,二〇一一年,周一一周五", "唯一一个，二〇一一年，周一一周五"),
    ("走向统一一一专访,今天一一一个", "走向统一——专访，今天——一个"),
    ("中国—中亚,1—2月", "中国—中亚，1—2月"),
    ("——————", "——————"),
    ("-写在开局之际", "——写在开局之际"),
    ("-5", "-5"),
    ("一—来自一线的报道", "——来自一线的报道"),
    ("----写在开局之际", "——写在开局之际"),
    ("一一对应", "一一对应"),
    ("10~20人,京~沪", "10～20人，京～沪"),
    ("http://a.cn/~user", "http://a.cn/~user"),
    # ellipses
    ("环境消杀...以高效率", "环境消杀……以高效率"),
    ("环境消杀…以高效率", "环境消杀……以高效率"),
    ("环境消杀。。。以高效率", "环境消杀……以高效率"),
    ("环境消杀······以高效率", "环境消杀……以高效率"),
    ("环境消杀……以高效率", "环境消杀……以高效率"),
    ("目录..........3", "目录..........3"),
    ("wait... and see", "wait... and see"),
    # spaces
    ("驰 援 长 春 1541 人", "驰援长春1541人"),
    ("参加 APEC 会议\u200b的　人", "参加APEC会议的人"),
    ("CN22-0010 E-mail", "CN22-0010 E-mail"),
    ("Tom  Lee 说", "Tom Lee说"),
    ("5 %", "5%"),
    # characters that are numerals or marks
    ("二○二二年,一九九O年,三0一医院", "二〇二二年，一九九〇年，三〇一医院"),
    ("○本报记者,二O号,她是O型血", "○本报记者，二O号，她是O型血"),
    ("市委丶市政府", "市委、市政府"),
    # brackets
    ("(记者于蕊)4月", "（记者于蕊）4月"),
    ("（记者于蕊)4月", "（记者于蕊）4月"),
    ("新冠(COVID-19)", "新冠（COVID-19）"),
    ("政发(2022)3号,电话(0437)3249118", "政发(2022)3号，电话(0437)3249118"),
    ("f(x)", "f(x)"),
    ("f（x)", "f(x)"),
    ("《记者于蕊）4月", "（记者于蕊）4月"),
    ("（组轩》", "（组轩）"),
    ("《关于〈章程〉的决定》", "《关于〈章程〉的决定》"),
    ("《办法（试行）》", "《办法（试行）》"),
    ("《章程〉和〈办法》", "《章程》和《办法》"),
    ("修改<章程>", "修改〈章程〉"),
    ("修改<<章程>>和«办法»", "修改《章程》和《办法》"),
    ("更多>>,3<5>2", "更多>>，3<5>2"),
    ("【组图]", "【组图】"),
    # quotes
    ('"动态清零"总方针', "“动态清零”总方针"),
    ("“动态清零“总方针", "“动态清零”总方针"),
    ("”动态清零”总方针", "“动态清零”总方针"),
    ("”总方针,“动态清零”", "”总方针，“动态清零”"),
    ("说:\"难关'倒春寒'.\"", "说：“难关‘倒春寒’。”"),
    ("It's 55\" wide", "It's 55\" wide"),
    ("5'30\"和6'20\"", "5'30\"和6'20\""),
]


@pytest.mark.parametrize(("read", "printed"), FORMS)
def test_one_line(read, printed):
    assert one(read) == printed
    assert one(printed) == printed


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        (('他说:"我报', '名."齐述'), ("他说：“我报", "名。”齐述")),
        (("本报讯(记", "者于蕊)4月"), ("本报讯（记", "者于蕊）4月")),
        (("《记者", "于蕊）"), ("（记者", "于蕊）")),
        (("共3,", "500套"), ("共3,", "500套")),
        (("4月5日", ",市委"), ("4月5日", "，市委")),
        (("工作.", "4月"), ("工作，", "4月")),
        (("西摩.", "赫什"), ("西摩·", "赫什")),
        (("工作", "•支持"), ("工作", "•支持")),
        (("二", "○二二年"), ("二", "〇二二年")),
        (("万众如一", "一心向前"), ("万众如一", "一心向前")),
        (("讲台…", "…习近平"), ("讲台…", "…习近平")),
        (("心愿—", "—欢喜"), ("心愿—", "—欢喜")),
        (("Tom", "Lee"), ("Tom", "Lee")),
        (("“第一。", "“第二。", "“第三。”"), ("“第一。", "“第二。", "“第三。”")),
        (("", " ", ""), ("", "", "")),
        ((), ()),
    ],
)
def test_lines_of_a_region(read, printed):
    assert lines(*read) == printed
    assert lines(*printed) == printed


def test_sources():
    assert edited(["市 委…好", "<<纪要>>."]) == (
        Edited("市委……好", (0, 2, 3, 3, 4)),
        Edited("《纪要》。", (0, 2, 3, 4, 6)),
    )
    assert edited(["好......"]) == (Edited("好……", (0, 1, 4)),)


SAME = (
    "—–―─━－-一⸺", ".．。，·・•∙‧･⋅˙…⋯", "~〜∼～", "\"＂“”", "'＇‘’", "Oo0○〇", "丶、", ":：︰",
    "()（）《》〈〉<>＜＞«»≪≫⟪⟫", "[]【】〔〕",
)  # fmt: skip
ALPHABET = "".join(SAME) + "中都西摩二九十年月唯１1A,，;:：?？!％%℃ \u3000\u200b"


def same(char, source):
    plain = unicodedata.normalize("NFKC", char) == unicodedata.normalize("NFKC", source)
    return plain or (char == " " and source.isspace()) or any({char, source} <= {*s} for s in SAME)


@given(st.lists(st.text(ALPHABET, max_size=25), max_size=3))
def test_nothing_is_made_up_lost_or_changed_twice(read):
    done = edited(read)
    assert len(done) == len(read)
    for line, before in zip(done, read, strict=True):
        assert len(line.sources) == len(line.text)
        assert list(line.sources) == sorted(line.sources)
        assert all(map(same, line.text, (before[source] for source in line.sources)))
        left = [char for i, char in enumerate(before) if i not in line.sources]
        assert not [char for char in left if char.isalnum() and char not in "一"]
    assert lines(*(line.text for line in done)) == tuple(line.text for line in done)
