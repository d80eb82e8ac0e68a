from math import exp

import pytest

from language.build import build, tables_of, weights_of
from language.kinds import Kind, kind_of
from language.model import CharacterModel, character_model
from language.tables import FILE, read_tables, write_tables
from press.errors import ToolError

FEW = "人民 60 n\n人 20 n\n民政 10 n\n中国人 9 n\n皇后 5 n\n然后 5 c\nB超 3 n\n"


@pytest.fixture(scope="module")
def model() -> CharacterModel:
    if not FILE.exists():
        build()
    return character_model()


@pytest.fixture(scope="module")
def few() -> CharacterModel:
    return CharacterModel(tables_of(weights_of(FEW)))


def spelled(codes):
    return "".join(map(chr, codes))


def test_only_words_of_chinese_characters_count():
    assert weights_of("B超 3 n\n人民 7 n\n3D 2 n\n") == {"人民": 7}


def test_the_words_make_a_tree(few):
    tables = few.tables
    ren = tables.child(0, "人")
    assert (tables.through[ren], tables.ends[ren]) == (80, 20)
    assert tables.ends[tables.child(ren, "民")] == 60
    assert tables.child(ren, "国") == 0
    assert tables.through[0] == 109 + 9 + 5  # 中國人 and 然後 stand beside their simplified forms


def test_neighbours_count_wherever_they_stand_in_a_word(few):
    # 人 is met in 人民, alone, and as the end of 中国人 and 中國人.
    assert few.tables.neighbour("人", "民") == pytest.approx(60 / (60 + 20 + 9 + 9))
    assert few.tables.neighbour("国", "人") == 1
    assert few.tables.neighbour("民", "人") == 0


def test_a_character_kept_in_one_word_exists_in_both_scripts(few):
    assert spelled(few.tables.hans) == "国"
    assert spelled(few.tables.hant) == "國後"


def test_the_same_words_give_the_same_bytes(few, tmp_path):
    write_tables(tmp_path / "one.npz", few.tables)
    write_tables(tmp_path / "two.npz", tables_of(weights_of(FEW)))
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "two.npz").read_bytes()
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["one.npz", "two.npz"]


def test_tables_are_read_as_they_were_written(few, tmp_path):
    write_tables(tmp_path / "model.npz", few.tables)
    read = CharacterModel(read_tables(tmp_path / "model.npz"))
    assert read.score("人民", "中国") == few.score("人民", "中国")


def test_a_missing_file_says_what_to_type(tmp_path):
    with pytest.raises(ToolError, match=r"make run, or python -m language\.build"):
        read_tables(tmp_path / "model.npz")


def test_probabilities_add_up(model):
    letters = "".join(chr(code) for code in range(32, 127))
    known = spelled(model.tables.characters) + "，。、；：？！”’》）」』】“‘《（「『【" + letters
    for before in ("", "长春市", "中華人", "据", "5", "。", "𠮷"):
        total = sum(exp(model.log_prob(char, before)) for char in known)
        assert 0.85 < total < 1.1, before


@pytest.mark.parametrize(
    ("right", "wrong", "before", "after"),
    [
        ("人民政府", "人民政俯", "", ""),
        ("人民政府", "大民政府", "", ""),
        ("己", "已", "自", "的"),
        ("已", "己", "", "经完成"),
        ("未", "末", "", "来五年"),
        ("末", "未", "去年年", ""),
        ("候", "侯", "气", ""),
        ("即", "既", "立", "行动"),
        ("贷", "货", "银行", "款"),
        ("國", "围", "中華人民共和", ""),
        ("為", "馬", "以", "中心"),
        ("日", "曰", "4月5", "，"),
        ("。", "人", "圆满结束", ""),
    ],
)
def test_the_right_character_is_likelier(model, right, wrong, before, after):
    assert model.score(right, before, after) > model.score(wrong, before, after)


def test_what_stands_after_counts(model):
    assert model.score("未", "", "来") > model.score("末", "", "来")
    assert model.score("末", "", "端") > model.score("未", "", "端")


def test_a_score_is_the_sum_of_its_characters(model):
    parts = model.log_prob("政", "人民") + model.log_prob("府", "人民政")
    assert model.score("政府", "人民") == pytest.approx(parts)
    assert model.score("政", "人民", "府") == pytest.approx(parts)


def test_only_the_last_characters_before_count(model):
    assert model.log_prob("府", "很久以前在长春市人民政") == model.log_prob(
        "府", "后来在长春市人民政"
    )


def test_digits_and_marks_follow_where_they_do_in_print(model):
    assert model.log_prob("2", "202") > model.log_prob("2", "长春")
    assert model.log_prob("，", "在长春") > model.log_prob("，", "在葡")  # 葡 goes on
    assert model.log_prob("，", "在长春") > model.log_prob("，", "“")


@pytest.mark.parametrize("char", ["𠮷", "龘", "\ue000", "☃", " ", "é"])
def test_nothing_is_impossible(model, char):
    assert -20 < model.log_prob(char, "长春市") < -3
    assert model.log_prob(char, "製") > -17  # which begins words and ends none
    assert model.log_prob("人", "长春市" + char) > -10


@pytest.mark.parametrize(
    ("before", "after", "other"),
    [
        ("长春市人民的深情厚", "谊和打赢", "据气象台"),
        ("在北京大", "学召开会议", "人民政府"),
        ("今年以来，全市经", "济运行", "的工作"),
        ("中華民", "國政府", "的工作"),
        ("20", "22年", "，他说"),
    ],
)
def test_a_seam_fits(model, before, after, other):
    assert model.fit(before, after) > 1
    assert model.fit(before, after) > model.fit(before, other) + 2


def test_a_torn_word_fits_nothing_else(model):
    assert model.fit("长春市人民的深情厚", "据气象台") < -1


def test_a_word_fits_behind_a_full_stop_and_half_a_word_does_not(model):
    assert model.fit("他说。", "记者从") > 0.1
    assert model.fit("他说。", "萄牙总统") < -1


def test_nothing_fits_neither_well_nor_badly(model):
    assert model.fit("", "人民") == model.fit("人民", "") == 0


@pytest.mark.parametrize(
    ("char", "kind"),
    [
        ("人", Kind.HAN),
        ("〇", Kind.HAN),
        ("𠮷", Kind.HAN),
        ("5", Kind.DIGIT),
        ("５", Kind.DIGIT),
        ("k", Kind.LETTER),
        ("《", Kind.OPENING),
        ("。", Kind.CLOSING),
        ("—", Kind.OTHER),
        ("😀", Kind.OTHER),
    ],
)
def test_kinds(char, kind):
    assert kind_of(char) == kind
