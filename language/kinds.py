"""Digits, letters and marks among Chinese characters; a dictionary of words has none."""

from __future__ import annotations

from enum import IntEnum


class Kind(IntEnum):
    """What a character is, as far as its neighbours care."""

    HAN = 0
    DIGIT = 1
    LETTER = 2
    OPENING = 3
    CLOSING = 4
    OTHER = 5


# Rounded estimates for newspaper prose: which kind comes after which, once a word has ended.
_FOLLOWS = (
    #  HAN  DIGIT LETTER OPENING CLOSING OTHER
    (0.850, 0.02, 0.002, 0.020, 0.105, 0.003),  # HAN
    (0.550, 0.36, 0.010, 0.010, 0.050, 0.020),  # DIGIT
    (0.250, 0.05, 0.600, 0.020, 0.050, 0.030),  # LETTER
    (0.870, 0.05, 0.020, 0.040, 0.005, 0.015),  # OPENING
    (0.850, 0.04, 0.005, 0.060, 0.030, 0.015),  # CLOSING
    (0.500, 0.20, 0.100, 0.050, 0.050, 0.100),  # OTHER
)

_OPENING = {"“": 0.5, "《": 0.2, "（": 0.2, "「": 0.04, "『": 0.02, "‘": 0.02, "【": 0.02}
_CLOSING = {"，": 0.45, "。": 0.2, "、": 0.15, "”": 0.05, "：": 0.04, "》": 0.03, "）": 0.03}
_CLOSING |= dict.fromkeys("；！？’」』】", 0.01)
_EACH = {Kind.DIGIT: 0.1, Kind.LETTER: 0.02, Kind.OTHER: 0.02}


def kind_of(char: str) -> Kind:
    """Return the kind of one character."""
    if "一" <= char <= "龥":
        return Kind.HAN
    if char.isdigit():
        return Kind.DIGIT
    if char in _CLOSING:
        return Kind.CLOSING
    if char in _OPENING:
        return Kind.OPENING
    if char == "〇" or "㐀" <= char <= "鿿" or "豈" <= char <= "﫿" or char >= "\U00020000":
        return Kind.HAN
    return Kind.LETTER if char.isalpha() else Kind.OTHER


def follows(before: Kind, kind: Kind) -> float:
    """Return the probability of a kind after another one; after HAN, where a word has ended."""
    return _FOLLOWS[before][kind]


def share(char: str, kind: Kind) -> float:
    """Return about what part of its kind a character is that is not Chinese."""
    return _CLOSING.get(char) or _OPENING.get(char) or _EACH.get(kind, 0.0)
