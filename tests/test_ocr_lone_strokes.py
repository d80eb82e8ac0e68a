import pytest

from language.model import character_model
from ocr.decide import Judge
from ocr.lone_strokes import lone_strokes, moved, with_ones
from ocr.reading import Char, text_of
from ocr.weights import shipped_weights
from press.geometry import Box

EM = 40


def row(text, narrow=""):
    """Return characters an em apart; of those in `narrow` each has half an em."""
    chars, left = [], 0
    for char in text:
        width = EM // 2 if char in narrow else EM
        chars.append(Char(char, Box(left, 0, left + width, EM), 0.9))
        left += width
    return tuple(chars)


def told(text, narrow=""):
    reading = row(text, narrow)
    return text_of(with_ones(reading, lone_strokes(reading, character_model())))


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("区推进实施—批重点", "区推进实施一批重点"),
        ("经济增长的第-动力", "经济增长的第一动力"),
        ("继续推进“—泓清水", "继续推进“一泓清水"),
        ("员死亡，—栋建筑", "员死亡，一栋建筑"),
        ("就深化中国—中亚战略", "就深化中国—中亚战略"),
        ("下30—40度的地方", "下30—40度的地方"),
        ("集中统—", "集中统—"),
        ("—个和睦的家庭", "一个和睦的家庭"),
        ("—中亚峰会成果", "—中亚峰会成果"),
    ],
)
def test_a_lone_dash_is_a_one_where_words_want_one(read, meant):
    assert told(read) == meant


def test_two_dashes_are_a_one_where_there_is_room_for_one():
    assert told("要在每--次大灾", narrow="-") == "要在每一次大灾"
    assert told("要在每——次大灾") == "要在每——次大灾"


def test_places_move_with_what_became_shorter():
    spans = ((2, 4), (6, 8))
    assert [moved(place, spans) for place in (0, 2, 4, 6, 8, 9)] == [0, 2, 3, 5, 6, 7]


def test_a_decision_has_its_ones_and_its_disputes_in_place():
    judge = Judge(character_model(), shipped_weights())
    decided = judge.alone(row("要在每--次大灾", narrow="-"), 0.0)
    assert text_of(decided.reading) == "要在每一次大灾"
    assert decided.reading[3].box == Box(3 * EM, 0, 4 * EM, EM)
