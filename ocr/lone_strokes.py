"""A lone dash between Chinese characters is the numeral one, where the words around it want one.

A dash in Chinese text is two ems long; one that is an em long stands between names, figures or
letters. In 260 000 characters of news a one between two Chinese characters is less likely by
`BETWEEN` than it should be four times in a hundred, a lone dash is never as likely.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from language.kinds import Kind, kind_of
from language.model import CharacterModel
from ocr.reading import Reading, text_of
from ocr.strokes import DASH, NARROWEST, ONE, between, em_of, is_dash
from press.geometry import union

BETWEEN, BESIDE_MARK = 5.5, 2.0
"""Natural logarithms: how much likelier a one is than a dash between Chinese characters, at the
least, and where one of the neighbours is a mark."""

MARKS = frozenset("，。、；：！？“”‘’（）,.;:!?")
"""Marks beside which no lone dash stands."""

Span = tuple[int, int]


def lone_strokes(reading: Reading, language: CharacterModel) -> tuple[Span, ...]:
    """Return the first place and the end of every run of dashes that is a numeral one."""
    em = em_of(reading)
    return tuple(run for run in _runs(reading) if em and _is_one(reading, run, em, language))


def with_ones(reading: Reading, spans: Sequence[Span]) -> Reading:
    """Return the characters with a numeral one for every span; it has the boxes of them all."""
    chars = list(reading)
    for start, end in reversed(spans):
        whole = union(char.box for char in reading[start:end])
        sure = min(char.confidence for char in reading[start:end])
        chars[start:end] = [replace(reading[start], text=ONE, box=whole, confidence=sure)]
    return tuple(chars)


def moved(place: int, spans: Sequence[Span]) -> int:
    """Return where a place is once every span is one character."""
    return place - sum(max(0, min(end, place) - start - 1) for start, end in spans)


def _runs(reading: Reading) -> Iterator[Span]:
    for dashes, run in groupby(range(len(reading)), key=lambda place: is_dash(reading[place])):
        if dashes:
            places = list(run)
            yield places[0], places[-1] + 1


def _is_one(reading: Reading, run: Span, em: float, language: CharacterModel) -> bool:
    start, end = run
    if end == len(reading) or _is_wide(reading, run, em):
        return False
    text = text_of(reading)
    near = [char.text for char in (*reading[max(0, start - 1) : start], reading[end])]
    han = [kind_of(char) is Kind.HAN for char in near]
    known = (is_han or char in MARKS for is_han, char in zip(han, near, strict=True))
    if not any(han) or not all(known):
        return False
    before, after = text[:start], text[end:]
    odds = language.score(ONE, before, after) - language.score(DASH, before, after)
    return odds > (BETWEEN if all(han) else BESIDE_MARK)


def _is_wide(reading: Reading, run: Span, em: float) -> bool:
    """Tell a run that has room for two strokes."""
    start, end = run
    if start == 0:
        edge = (reading[0].box, reading[end].box)
        apart = max(edge[1].left - edge[0].left, edge[1].top - edge[0].top)
        return apart > NARROWEST * em
    return between(reading[start - 1], reading[end]) / em - 1 > NARROWEST
