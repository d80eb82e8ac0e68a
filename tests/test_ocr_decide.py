"""One reading out of two: by what it goes, and that nothing is made up."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from language.model import character_model
from ocr.align import stretches
from ocr.decide import Dispute, Judge, room_for
from ocr.features import Room
from ocr.looks import Look, united
from ocr.reading import Char, Row, text_of
from ocr.trace import Trace
from ocr.weights import shipped_weights
from press.geometry import Box
from press.page import Kind

EM = 40


def reading(text, sure=0.95, left=0):
    return tuple(
        Char(char, Box(left + EM * n, 0, left + EM * n + 36, 36), sure)
        for n, char in enumerate(text)
    )


def seen(text, sure=0.95):
    """Return what a second reader read that keeps no trace."""
    return united([Look(reading(text, sure))], character_model())


def row(ems):
    return Row(0, Box(0, 0, EM * ems, 36), float(EM), Kind.BODY)


def on(ems):
    """Return a row of so many ems and where its ink is: everywhere."""
    return row(ems), [(0, EM * ems)]


@pytest.fixture(scope="module")
def judge():
    return Judge(character_model(), shipped_weights())


def test_what_readers_agree_on_stands(judge):
    read = reading("人民政府", 0.99)
    decision = judge.between(read, seen("人民政府", 0.99), *on(4))
    assert text_of(decision.reading) == "人民政府"
    assert decision.disputes == ()
    assert all(char.confidence > 0.99 for char in decision.reading)


@pytest.mark.parametrize(("one", "other", "chosen"), [(0.99, 0.2, "甲"), (0.2, 0.99, "乙")])
def test_the_surer_reader_is_believed(judge, one, other, chosen):
    decision = judge.between(reading("甲", one), seen("乙", other), *on(1))
    assert text_of(decision.reading) == chosen


def test_language_speaks_where_readers_are_equally_sure(judge):
    right, wrong = "人民政府", "人民政俯"
    for first, second in ((right, wrong), (wrong, right)):
        decision = judge.between(reading(first, 0.6), seen(second, 0.6), *on(4))
        assert text_of(decision.reading) == "人民政府"


def test_a_dispute_keeps_both_readings_and_the_reason(judge):
    decision = judge.between(reading("真抓实千", 0.4), seen("真抓实干", 0.99), *on(4))
    assert decision.disputes == (Dispute(3, 4, "千", "干", "likelier"),)
    decision = judge.between(reading("努", 0.9), seen("努力", 0.99), *on(2))
    assert decision.disputes == (Dispute(1, 2, "", "力", "only reader"),)


def test_what_is_disputed_is_less_sure_than_what_is_not(judge):
    decision = judge.between(reading("真抓实千", 0.9), seen("真抓实干", 0.97), *on(4))
    sure = [char.confidence for char in decision.reading]
    assert sure[3] < min(sure[:3])


def test_how_much_was_seen_of_either_decides_where_it_is_close(judge):
    for comma, stop, chosen in ((0.99, 0.001, "，"), (0.01, 0.98, "。")):
        peaks = ((0, 0), (2, 2), (4, 4), (6, 6))
        chars, shares = "今\0天\0,。\0好", (1.0, 1.0, 1.0, 1.0, comma, stop, 1.0, 1.0)
        trace = Trace(7, (0, 1, 2, 3, 4, 4, 5, 6), chars, shares, peaks)
        second = united([Look(reading("今天。好", 0.6), trace)], character_model())
        decision = judge.between(reading("今天，好", 0.95), second, *on(4))
        assert text_of(decision.reading) == f"今天{chosen}好"


def test_a_reader_alone_is_less_sure_where_something_was_left_out(judge):
    whole, short = (judge.alone(reading("人民政府"), ems) for ems in (0.0, 1.5))
    assert short.reading[0].confidence < whole.reading[0].confidence


def test_room_is_what_lies_between_the_neighbours():
    second = reading("甲丙", left=0)[:1] + reading("丙", left=2 * EM)
    (_, gap, _) = stretches(reading("甲乙丙"), second)
    room = room_for(gap, second, row(3), [(0, 36), (50, 70), (80, 116)])
    assert room == Room(pytest.approx(1.0, abs=0.1), pytest.approx(0.5, abs=0.1))


@given(
    some.text("人民政府俯一，。“”1A ", max_size=8),
    some.text("人民政府俯一，。“”1A ", max_size=8),
    some.text("人民政府俯一，。“”1A ", max_size=8),
    some.floats(0, 1),
)
def test_no_character_comes_out_that_no_reader_read(first, second, again, sure):
    judge = Judge(character_model(), shipped_weights())
    looks = united([Look(reading(second)), Look(reading(again))], character_model())
    decision = judge.between(reading(first, sure), looks, *on(max(1, len(second))))
    assert set(text_of(decision.reading)) <= set(first) | set(text_of(looks.reading))
    assert set(text_of(looks.reading)) <= set(second) | set(again)
    assert all(0 <= char.confidence <= 1 for char in decision.reading)
    for dispute in decision.disputes:
        assert text_of(decision.reading[dispute.start : dispute.end]) in (
            dispute.first,
            dispute.second,
        )


def test_where_a_word_was_preferred_the_dispute_tells_what_was_seen(judge):
    chars, shares = "域城\0市", (0.9, 0.1, 1.0, 1.0)
    seen_more = Look(reading("域市"), Trace(3, (0, 0, 1, 2), chars, shares, ((0, 0), (2, 2))))
    second = united([seen_more], character_model())
    agreed = judge.between(reading("城市", 0.99), second, *on(2))
    assert text_of(agreed.reading) == "城市"
    assert agreed.disputes == (Dispute(0, 1, "城", "域", "word"),)
    alone = judge.between(reading("圾市", 0.2), second, *on(2))
    assert (text_of(alone.reading), alone.disputes) == (
        "城市",
        (Dispute(0, 1, "圾", "域", "word"),),
    )


def test_of_the_case_of_a_letter_the_reader_of_latin_is_believed(judge):
    decision = judge.between(reading("jl_", 0.8), seen("jL_", 0.99), *on(2))
    assert text_of(decision.reading) == "jl_"


@pytest.mark.parametrize(
    ("one", "before", "after", "decided"),
    [
        ("二O二二年", "二", "二二年", "二〇二二年"),
        ("四五OO多项", "四五", "多项", "四五〇〇多项"),
        ("三O〇年", "三", "年", "三〇年"),
        ("二OO二年", "二○○", "二年", "二〇〇二年"),
        ("四五OO多项", "四五○", "多项", "四五〇〇多项"),
    ],
)
def test_a_zero_that_the_second_reader_passes_over_stands(judge, one, before, after, decided):
    ems = len(decided)
    second = (*reading(before), *reading(after, left=EM * (ems - len(after))))
    looks = united([Look(second)], character_model())
    assert text_of(judge.between(reading(one), looks, *on(ems)).reading) == decided


def test_a_letter_after_a_figure_stays_a_letter(judge):
    assert text_of(judge.between(reading("第5O号"), seen("第5O号"), *on(4)).reading) == "第5O号"


def test_a_character_of_the_other_script_gives_way(judge):
    first, second = reading("浙江嘉興錨定", 0.6), seen("浙江嘉興锚定", 0.99)
    assert text_of(judge.between(first, second, *on(6)).reading) == "浙江嘉興錨定"
    first, second = reading("万亩车间長出", 0.99), seen("万亩车间长出", 0.6)
    assert text_of(judge.between(first, second, *on(6)).reading) == "万亩车间长出"


@pytest.mark.parametrize(("ink", "text"), [((0, 4 * EM), "-写在今天"), ((EM, 5 * EM), "写在今天")])
def test_a_dash_that_one_reader_saw_stands_where_there_is_ink_for_it(judge, ink, text):
    first = (*reading("-", 0.4), *reading("写在今天", 0.98, EM))
    second = united([Look(reading("写在今天", 0.98, EM))], character_model())
    assert text_of(judge.between(first, second, row(5), [ink]).reading) == text
