"""The second reader's looks at a row: what it thought possible, and one reading of all of them."""

from math import exp

import numpy as np
import pytest

from language.model import character_model
from ocr.looks import Look, united
from ocr.reading import Char, text_of
from ocr.strokes import strokes_counted
from ocr.trace import BLANK, trace_of
from press.geometry import Box

CLASSES = (BLANK, "城", "域", "市", "问", "問", "一", "-")


def trace(*steps, peaks):
    """Return the trace of steps that tell the probability of some characters."""
    scores = np.array([[step.get(char, 0) for char in CLASSES] for step in steps], np.float32)
    return trace_of(scores, CLASSES, peaks)


def look(text, *steps):
    """Return a look with a step for each character and a sure blank behind it."""
    blanks = [one for step in steps for one in (step, {BLANK: 1})]
    reading = tuple(
        Char(char, Box(40 * n, 0, 40 * n + 36, 36), max(step.values()))
        for n, (char, step) in enumerate(zip(text, steps, strict=True))
    )
    return Look(reading, trace(*blanks, peaks=[(2 * n, 2 * n) for n in range(len(text))]))


def test_a_text_is_as_likely_as_all_ways_to_read_it():
    # 城 on one of two steps, or on both: 0.6 x 0.2 + 0.4 x 0.8 + 0.6 x 0.8
    found = trace({"城": 0.6, BLANK: 0.4}, {"城": 0.8, BLANK: 0.2}, peaks=[(0, 1)])
    assert exp(found.log_probs("城", 0, 1, "城")) == pytest.approx(0.92)
    assert exp(found.log_probs("", 0, 1, "城")) == pytest.approx(0.08)


def test_a_character_twice_wants_a_blank_between():
    found = trace({"一": 1}, {"一": 0.5, BLANK: 0.5}, {"一": 1}, peaks=[(0, 2)])
    assert exp(found.log_probs("一一", 0, 1, "一")) == pytest.approx(0.5)
    assert exp(found.log_probs("一", 0, 1, "一")) == pytest.approx(0.5, abs=1e-3)


def test_what_else_was_seen_on_a_peak():
    found = trace({"城": 0.6, "域": 0.3}, {BLANK: 1, "市": 0.001}, peaks=[(0, 0)])
    assert found.others(0) == {"城": 0.6, "域": 0.3}


def test_where_looks_differ_what_more_was_seen_of_stands():
    one = look("域市", {"域": 0.5, "城": 0.4}, {"市": 1})
    other = look("城市", {"城": 0.9, "域": 0.01}, {"市": 1})
    found = united([one, other], character_model())
    assert text_of(found.reading) == "城市"
    assert found.gain(0, 1, "城", "域") == pytest.approx((np.log(0.8) + np.log(90)) / 2, abs=0.01)


def test_a_word_stands_before_a_character_that_makes_none():
    nearly = look("域市", {"域": 0.9, "城": 0.1}, {"市": 1})
    assert text_of(united([nearly], character_model()).reading) == "城市"
    sure = look("域市", {"域": 0.9999, "城": 0.0001}, {"市": 1})
    assert text_of(united([sure], character_model()).reading) == "域市"


def test_a_dash_is_a_dash_although_it_looks_like_a_one():
    dash = look("市一城", {"市": 1}, {"一": 0.8, "-": 0.2}, {"城": 1})
    assert text_of(united([dash], character_model()).reading) == "市—城"
    one = look("市一城", {"市": 1}, {"一": 0.998, "-": 0.001}, {"城": 1})
    assert text_of(united([one], character_model()).reading) == "市一城"


def test_a_reader_without_a_trace_is_taken_at_its_word():
    reading = look("域市", {"域": 1}, {"市": 1}).reading
    found = united([Look(reading)], character_model())
    assert (found.reading, found.gain(0, 1, "城", "域")) == (reading, 0.0)
    assert united([Look()], character_model()).reading == ()


def test_a_lone_dash_between_chinese_characters_wants_to_be_seen_better():
    lone = look("市一城", {"市": 1}, {"一": 0.98, "-": 0.02}, {"城": 1})
    assert text_of(united([lone], character_model()).reading) == "市一城"
    pair = look("市一-城", {"市": 1}, {"一": 0.98, "-": 0.02}, {"-": 1}, {"城": 1})
    assert text_of(united([pair], character_model()).reading) == "市—-城"


def strokes(text, *lefts):
    """Return characters of 36 pixels with their left edges."""
    boxes = [Box(left, 0, left + 36, 36) for left in lefts]
    return tuple(Char(char, box, 0.9) for char, box in zip(text, boxes, strict=True))


def test_a_dash_beside_a_one_is_the_same_stroke_where_there_is_room_for_one():
    tight = strokes("城市城市一-城", 0, 40, 80, 120, 150, 170, 200)
    assert text_of(strokes_counted(tight)) == "城市城市一城"
    wide = strokes("城市城市一-城", 0, 40, 80, 120, 160, 200, 240)
    assert strokes_counted(wide) == wide
    other = strokes("城市城市--城", 0, 40, 80, 120, 150, 170, 200)
    assert strokes_counted(other) == other


def test_a_row_keeps_the_script_of_its_column():
    torn = look("问城", {"问": 0.7, "問": 0.3}, {"城": 1})
    assert text_of(united([torn], character_model()).reading) == "问城"
    assert text_of(united([torn], character_model(), "hant").reading) == "問城"


def test_a_row_in_both_scripts_is_left_in_them():
    both = look("问問", {"问": 1}, {"問": 0.9, "问": 0.1})
    assert text_of(united([both], character_model(), "hans").reading) == "问問"
