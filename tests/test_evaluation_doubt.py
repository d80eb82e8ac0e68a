from pytest import approx

from evaluation.doubt import (
    Reading,
    calibration_error,
    confidences,
    doubt_recall,
    readings,
)
from evaluation.ratio import Ratio
from press.geometry import Box
from press.page import Article, Furniture, Issue, Kind, Line, Page, Passage, Region, Source

BOX = Box(0, 0, 10, 10)
TEXT = "春风又绿江南岸明月何时照我还两个黄鹂鸣翠柳一行白鹭上青天"


def truth(text: str) -> Issue:
    return Issue("t", articles=(Article("a", body=(Passage(text),)),))


def package(*lines: tuple[str, float]) -> Issue:
    read = tuple(Line(BOX, text, confidence) for text, confidence in lines)
    page = Page(1, 9, 9, 300, Source("s"), regions=(Region("r", Kind.BODY, BOX, lines=read),))
    return Issue("p", pages=(page,))


def rights(*lines: tuple[str, float], text: str = TEXT) -> list[bool]:
    return [reading.right for reading in readings(truth(text), package(*lines))]


def marks(*levels: tuple[int, float, bool]) -> list[Reading]:
    return [Reading(level, right) for times, level, right in levels for _ in range(times)]


def test_every_wrong_character_among_the_least_certain_tenth():
    # 20 characters, 2 to look at: the one wrong at 0.2 is among them, the one at 0.9 is not
    read = marks((1, 0.2, False), (1, 0.3, True), (17, 0.9, True), (1, 0.95, False))
    assert doubt_recall(read) == Ratio(1, 2)


def test_equal_confidences_count_by_chance():
    # 10 characters, 1 to look at, all of one line: each has a chance of one in ten
    assert doubt_recall(marks((8, 0.5, True), (2, 0.5, False))) == Ratio(approx(0.2), 2)


def test_nothing_wrong_leaves_nothing_to_doubt():
    assert doubt_recall(marks((10, 0.5, True))).value is None
    assert doubt_recall([]).value is None


def test_calibration_error_by_hand():
    # bin 0.9: 3 right of 4 at 0.95, |3 − 3.8| = 0.8; bin 0.5: 1 right of 1 at 0.5, |1 − 0.5|
    read = marks((3, 0.95, True), (1, 0.95, False), (1, 0.5, True))
    assert calibration_error(read).value == approx((0.8 + 0.5) / 5)
    assert calibration_error([]).value is None


def test_full_confidence_falls_into_the_last_bin():
    # 1.0 and 0.9 share a bin: |1 − 1.9| = 0.9 over two characters
    assert calibration_error(marks((1, 1.0, True), (1, 0.9, False))).value == approx(0.45)


def test_characters_carry_their_own_confidence_where_it_is_known():
    line = Line(BOX, "明月何", 0.6, confidences=(0.9, 0.2, 0.7))
    page = Page(1, 9, 9, 300, Source("s"), regions=(Region("r", Kind.BODY, BOX, lines=(line,)),))
    read = readings(truth("明日何"), Issue("p", pages=(page,)))
    assert [reading.confidence for reading in read] == [0.9, 0.2, 0.7]


def test_confidences_follow_their_characters_through_folding():
    # white space goes, one … becomes three dots, a full-width numeral stays one
    line = Line(BOX, "见 １…。", 0.5, confidences=(0.9, 0.1, 0.8, 0.7, 0.6))
    assert confidences(line) == [0.9, 0.8, 0.7, 0.7, 0.7, 0.6]
    # an accent that stands by itself is folded into its letter: six characters become five
    composed = Line(BOX, "cafe\u0301吧", 0.5, confidences=(0.9,) * 6)
    assert confidences(composed) == [0.5] * 5
    assert confidences(Line(BOX, "见…", 0.5)) == [0.5] * 4


def test_characters_carry_their_lines_confidence():
    read = readings(truth(TEXT), package((TEXT[:7], 0.9), (TEXT[7:9], 0.4)))
    assert [reading.confidence for reading in read] == [0.9] * 7 + [0.4] * 2
    assert all(reading.right for reading in read)


def test_a_misread_and_an_added_character_are_wrong_and_a_lost_one_is_not():
    assert rights(("春风又绿江南岸明日何时", 1.0)) == [True] * 8 + [False] + [True] * 2
    assert rights(("春风又绿江南岸明月月何时", 1.0)).count(False) == 1
    assert rights(("春风又绿江南岸月何时", 1.0)) == [True] * 10


def test_a_line_is_found_wherever_the_truth_has_it():
    assert rights((TEXT[14:], 1.0), (TEXT[:14], 1.0)) == [True] * 28


def test_a_short_or_spoilt_line_is_expected_behind_the_one_before():
    # the second line has no 5-gram of the truth; it follows 岸
    assert rights((TEXT[:7], 1.0), ("明曰何肘", 1.0)) == [True] * 7 + [True, False, True, False]


def test_a_line_that_stands_nowhere_is_wrong_throughout():
    assert rights(("天地玄黄宇宙洪荒", 1.0)) == [False] * 8


def test_furniture_is_truth_too():
    whole = Issue("t", furniture=(Furniture(1, "责任编辑张三李四"),))
    read = readings(whole, package(("责任编辑张三李四", 1.0)))
    assert [reading.right for reading in read] == [True] * 8


def test_a_line_printed_twice_is_found_behind_the_line_before():
    text = "甲乙丙丁戊己庚" + "本报讯近日我市" + "子丑寅卯辰巳午" + "本报讯近日我市" + "天地玄黄"
    lines = (("子丑寅卯辰巳午", 1.0), ("本报讯近日我市", 1.0), ("天地玄黄", 1.0))
    assert rights(*lines, text=text) == [True] * 18


def test_a_headline_of_two_characters_is_looked_for_as_it_stands():
    assert rights(("明月", 1.0)) == [True] * 2
    assert rights(("明曰", 1.0)) == [False] * 2
