"""Two readings of a row side by side."""

import numpy as np
import pytest

from ocr.align import alike, beside, folded_text, stretches, without_loose_spaces
from ocr.ctc import Peak, peaks
from ocr.reading import Char, text_of
from press.geometry import Box


def reading(text, sure=0.9):
    return tuple(Char(char, Box(n, 0, n + 1, 1), sure) for n, char in enumerate(text))


def told(first, second):
    return [
        (text_of(part.first), text_of(part.second), part.alike)
        for part in stretches(reading(first), reading(second))
    ]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("真抓实干", "真抓实于", [("真抓实", "真抓实", True), ("干", "于", False)]),
        ("努力", "努", [("努", "努", True), ("力", "", False)]),
        ("党", "党的", [("党", "党", True), ("", "的", False)]),
        ("今,明", "今，明", [("今,明", "今，明", True)]),
        ("甲乙丙", "甲子丑丙", [("甲", "甲", True), ("乙", "子丑", False), ("丙", "丙", True)]),
        ("甲乙丙丁", "甲子丑丁",
         [("甲", "甲", True), ("乙", "子", False), ("丙", "丑", False), ("丁", "丁", True)]),
        ("", "全", [("", "全", False)]),
        ("", "", []),
    ],
)  # fmt: skip
def test_stretches_that_are_alike_and_that_differ(first, second, expected):
    assert told(first, second) == expected


def test_a_stretch_knows_where_it_stands_in_the_second_reading():
    parts = stretches(reading("甲乙丙丁"), reading("甲子丑丁"))
    assert [(part.start, part.end) for part in parts] == [(0, 1), (1, 2), (2, 3), (3, 4)]


def test_width_and_turning_of_marks_make_no_difference():
    assert folded_text(reading("“Ａ，—”")) == '"A,-"'
    assert alike(reading("本报讯 记者"), reading("本报讯记者"))
    assert not alike(reading("甲"), reading("乙"))


def test_a_border_lies_beside_what_is_inserted_there():
    borders = beside(reading("甲丙"), reading("甲乙丙"))
    assert borders == ((0, 0), (1, 2), (3, 3))


def test_a_border_behind_what_is_missing():
    assert beside(reading("甲乙丙"), reading("甲丙")) == ((0, 0), (1, 1), (1, 1), (2, 2))


def test_spaces_stay_between_latin_words_only():
    read = reading("记者 张三 LIAO YUAN 报 1 2")
    assert text_of(without_loose_spaces(read)) == "记者张三LIAO YUAN报1 2"


def test_steps_that_one_class_wins_are_one_character():
    scores = np.array(
        [[0.9, 0.1, 0.0], [0.2, 0.8, 0.0], [0.3, 0.7, 0.0], [0.9, 0.1, 0.0], [0.1, 0.6, 0.3],
         [0.1, 0.3, 0.6]], np.float32,
    )  # fmt: skip
    assert peaks(scores, ["", "甲", "乙"]) == (
        Peak("甲", 1, 2, pytest.approx(0.8)),
        Peak("甲", 4, 4, pytest.approx(0.6)),
        Peak("乙", 5, 5, pytest.approx(0.6)),
    )


def test_nothing_but_blanks_is_nothing():
    assert peaks(np.array([[1.0, 0.0], [0.9, 0.1]], np.float32), ["", "甲"]) == ()
