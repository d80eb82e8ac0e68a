"""What a choice between two readings, and trust in a character, go by.

Each tuple is weighed by a list of `ocr/weights.json` and begins with 1. Confidences
come as log odds, language as natural logarithms of probabilities.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log

from language.kinds import Kind, kind_of
from language.model import CharacterModel
from ocr.align import Stretch, folded_text
from ocr.cells import advance
from ocr.reading import Reading, text_of

Features = tuple[float, ...]

SUREST = 0.9999
"""Confidences beyond are no surer."""

_MARKS = (Kind.OPENING, Kind.CLOSING, Kind.OTHER)

_WIDE = str.maketrans(",.;:?!()", "，。；：？！（）")
"""The language model knows marks as they stand in Chinese."""

INK_OF_MARK = 0.4
"""Ems that the ink of a mark takes up with the white before it."""

BLANK = 0.06
"""Ems of ink that are no character."""

MOST_SEEN = 8.0
"""Differences in what was seen beyond are no larger."""

UNLIKELIEST = 12.0
"""Differences in language beyond are no larger."""


@dataclass(frozen=True, slots=True)
class Context:
    """The decided text before a place, and the text after it."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Room:
    """How many ems of a row there are for a stretch, and on how many of them there is ink."""

    ems: float
    inked: float


def log_odds(confidence: float) -> float:
    sure = min(max(confidence, 1 - SUREST), SUREST)
    return log(sure / (1 - sure))


def choice_features(
    part: Stretch, gain: float, place: Context, room: Room, language: CharacterModel
) -> Features:
    """Return what speaks for the second reading of a stretch, negative where for the first.

    `gain` is how much more of it the second reader saw, a natural logarithm.
    """
    first, second = folded_text(part.first), folded_text(part.second)
    alike = len(first) == len(second)
    words = _bounded(_score(second, place, language) - _score(first, place, language))
    marks = _share_of_marks(first + second)
    sure = _least(part.first), _least(part.second)
    none = float(not first), float(not second)
    gain = max(-MOST_SEEN, min(MOST_SEEN, gain))
    fits = abs(room.ems - _needed(first, place)) - abs(room.ems - _needed(second, place))
    longer = float(len(second) > len(first)) - float(len(second) < len(first))
    return (
        1.0,
        *sure,
        *none,
        words if alike and marks == 0 else 0.0,
        words if alike and marks > 0 else 0.0,
        words if not alike else 0.0,
        gain,
        gain * float(not first),
        gain * float(not second),
        marks,
        marks * gain,
        *(marks * value for value in (*sure, *none)),
        _share_of_digits(first + second),
        max(-1.0, min(1.0, fits)),
        longer * min(1.0, room.inked),
        longer * float(room.inked < BLANK),
    )


def _needed(text: str, place: Context) -> float:
    """Return how many ems of a row a text takes up, a mark at an end only those of its ink."""
    end = not place.before or not place.after
    return sum(INK_OF_MARK if end and kind_of(char) in _MARKS else advance(char) for char in text)


def alone_features(
    reading: Reading, at: int, place: Context, short: float, language: CharacterModel
) -> Features:
    """Return what speaks for a character that one reader alone has read.

    `short` is how many ems of its row have no character to them.
    """
    char = reading[at]
    beside = [reading[n].confidence for n in (at - 1, at + 1) if 0 <= n < len(reading)]
    return (
        1.0,
        log_odds(char.confidence),
        log_odds(min(beside, default=1.0)),
        log_odds(min(one.confidence for one in reading)),
        max(-2.0, min(2.0, short)),
        *_kinds(char.text),
        _bounded(_score(char.text, place, language)) if kind_of(char.text) is Kind.HAN else 0.0,
    )


def alike_features(
    first: float, second: float, text: str, place: Context, language: CharacterModel
) -> Features:
    """Return what speaks for a character that both readers have, with these confidences."""
    return (
        1.0,
        log_odds(first),
        log_odds(second),
        *_kinds(text),
        _bounded(_score(text, place, language)) if kind_of(text) is Kind.HAN else 0.0,
    )


def chosen_features(odds: float, chosen: float, part: Stretch, seen: float) -> Features:
    """Return what speaks for a character chosen out of two readings, by log odds of the choice.

    `chosen` is the confidence of its reader, `seen` how much more of it the second reader saw.
    """
    text = text_of(part.first) + text_of(part.second)
    same = float(len(part.first) == len(part.second) == 1)
    seen = max(-MOST_SEEN, min(MOST_SEEN, seen))
    return (1.0, abs(odds), log_odds(chosen), seen, same, _share_of_marks(text))


def _score(text: str, place: Context, language: CharacterModel) -> float:
    return language.score(text.translate(_WIDE), place.before, place.after)


def _bounded(value: float) -> float:
    return max(-UNLIKELIEST, min(UNLIKELIEST, value))


def _least(reading: Reading) -> float:
    return log_odds(min((char.confidence for char in reading), default=0.5))


def _kinds(char: str) -> tuple[float, float, float]:
    kind = kind_of(char)
    return float(kind in _MARKS), float(kind is Kind.DIGIT), float(kind is Kind.LETTER)


def _share_of_marks(text: str) -> float:
    return _share(text, *_MARKS)


def _share_of_digits(text: str) -> float:
    return _share(text, Kind.DIGIT)


def _share(text: str, *kinds: Kind) -> float:
    return sum(kind_of(char) in kinds for char in text) / len(text) if text else 0.0
