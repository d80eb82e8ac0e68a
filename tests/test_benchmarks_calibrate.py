"""What rows of known text teach, and the weights that are fitted to it."""

from math import exp

import pytest

from benchmarks.calibrate import WORST, recipes
from benchmarks.lessons import Lessons, choices, printed, trust
from benchmarks.logistic import fitted
from benchmarks.samples import SAMPLES, Sample
from benchmarks.testpages import is_held_out
from fixtures.families.look import FONT_KEPT_ASIDE
from language.model import character_model
from ocr.looks import Look
from ocr.reading import Char, Row
from ocr.weights import shipped_weights
from press.geometry import Box
from press.page import Kind


def reading(text, sure=0.9):
    return tuple(Char(char, Box(40 * n, 0, 40 * n + 36, 36), sure) for n, char in enumerate(text))


def sample(text, first, second, look=""):
    row = Row(0, Box(0, 0, 40 * len(text), 36), 40.0, Kind.BODY)
    whole = ((0, row.box.right),)
    seen = Look(reading(second)), Look(reading(look))
    return Sample(row, text, reading(first), *seen, 0.0, whole)


def test_nothing_is_learnt_from_held_out_families_or_the_font_kept_aside():
    dealt = list(recipes(2))
    assert dealt
    assert not any(is_held_out(recipe.family) for recipe in dealt)
    assert FONT_KEPT_ASIDE not in {recipe.body for recipe in dealt}
    assert {recipe.state for recipe in dealt if recipe.seed != dealt[0].seed} == {WORST}


def test_a_choice_teaches_who_was_nearer():
    right, wrong = (
        sample("人民政府", "人民政俯", "人民政府"),
        sample("真抓实干", "真抓实干", "真抓实于"),
    )
    assert choices([right, wrong], character_model()).right == [True, False]


def test_a_choice_between_two_mistakes_teaches_nothing():
    assert choices([sample("甲", "乙", "丙")], character_model()).right == []


def test_characters_teach_whether_they_can_be_trusted():
    learnt = trust(
        [sample("人民政府", "人民政俯", "人民政府")], character_model(), shipped_weights()
    )
    assert learnt["alone"].right == [True, True, True, False]
    assert learnt["alike"].right == [True, True, True]
    assert learnt["chosen"].right == [True]


def test_a_printed_text_is_compared_without_spaces_and_forms_of_marks():
    assert printed("本报讯 （记者 于蕊）—") == "本报讯(记者于蕊)-"


def test_weights_give_the_shares_that_were_right():
    lessons = Lessons(
        [(1.0, 0.0)] * 40 + [(1.0, 1.0)] * 40, [True] * 30 + [False] * 10 + [True] * 39 + [False]
    )
    base, more = fitted(lessons)
    assert 1 / (1 + exp(-base)) == pytest.approx(0.75, abs=0.03)
    assert 1 / (1 + exp(-base - more)) == pytest.approx(0.97, abs=0.03)


def test_samples_come_back_as_they_were_written():
    written = [sample("人民", "人民", "人民", "民")]
    assert SAMPLES.validate_json(SAMPLES.dump_json(written)) == written
