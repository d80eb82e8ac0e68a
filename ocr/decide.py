"""One reading out of two, character by character, and how far each character can be trusted.

Nothing is made up: every character that comes out was read by a reader at that place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from language.model import CharacterModel
from language.script import script_of
from ocr.align import Stretch, folded_text, stretches, without_loose_spaces
from ocr.cells import advance
from ocr.features import (
    Context,
    Room,
    alike_features,
    alone_features,
    choice_features,
    chosen_features,
)
from ocr.lone_strokes import lone_strokes, moved, with_ones
from ocr.looks import Looks
from ocr.reading import Char, Reading, Row, text_of
from ocr.weights import Weigher
from ocr.zeros import zeros_counted, zeros_told

LIKELIER, ONLY, WORD = "likelier", "only reader", "word"

Inked = Sequence[tuple[int, int]]

BEFORE, AFTER = 8, 3
"""Characters of context that the language model looks at."""

DASHES, DASH_INK = "-—–―", 0.6
"""A dash, and the ems of ink beside other characters that are more than a speck."""


@dataclass(frozen=True, slots=True)
class Dispute:
    """A place where readers differed: characters `start` to `end` of the decided reading."""

    start: int
    end: int
    first: str
    second: str
    reason: str


@dataclass(frozen=True, slots=True)
class Decision:
    """A row's characters, each with the probability that it is right, and what was disputed."""

    reading: Reading
    disputes: tuple[Dispute, ...] = ()


@dataclass(frozen=True, slots=True)
class Judge:
    """Decides with a language model and weights that were fitted to it."""

    language: CharacterModel
    weights: Weigher

    def alone(self, reading: Reading, short: float) -> Decision:
        """Return what one reader alone has read, its confidences made probabilities.

        `short` is how many ems of the row have no character to them.
        """
        reading = zeros_told(without_loose_spaces(reading))
        text = text_of(reading)
        decided = Decision(
            tuple(
                replace(
                    char,
                    confidence=self.weights.alone(
                        alone_features(
                            reading, at, _context(text, at, at + 1), short, self.language
                        )
                    ),
                )
                for at, char in enumerate(reading)
            )
        )
        return self._strokes_told(decided)

    def between(self, first: Reading, looks: Looks, row: Row, inked: Inked) -> Decision:
        """Return the better of two readings of a row wherever they differ.

        `looks` are what the second reader made of it. `inked` are the stretches along the row, in
        page pixels, that have ink.
        """
        first = zeros_told(without_loose_spaces(first))
        second = zeros_told(looks.reading)
        parts = stretches(first, second)
        agreed = "".join(text_of(part.second) for part in parts if part.alike)
        script = script_of(agreed) or row.script
        decided: list[Char] = []
        disputes: list[Dispute] = []
        for number, part in enumerate(parts):
            after = "".join(text_of(later.second) for later in parts[number + 1 :])
            place = Context(text_of(tuple(decided[-BEFORE:])), after[:AFTER])
            if part.alike:
                disputes.extend(_words(part, looks, len(decided)))
                decided.extend(self._agreed(part, place))
                continue
            gain = looks.gain(part.start, part.end, *map(folded_text, (part.second, part.first)))
            if zeros := zeros_counted(part, second, row):
                part = replace(part, first=zeros)
            room = room_for(part, second, row, inked)
            side = _told(part, script) or (-1 if zeros else _dash(part, room))
            chosen, reason = self._chosen(part, gain, place, room, side)
            start = len(decided)
            decided.extend(chosen)
            told = text_of(part.first), looks.as_seen(part.start, part.end)
            if text_of(chosen) == text_of(part.second) != told[1]:
                reason = WORD
            disputes.append(Dispute(start, len(decided), *told, reason))
        return self._strokes_told(Decision(tuple(decided), tuple(disputes)))

    def _strokes_told(self, decided: Decision) -> Decision:
        """Return the decision with a numeral one for each dash that must be one."""
        spans = lone_strokes(decided.reading, self.language)
        disputes = (
            replace(one, start=moved(one.start, spans), end=moved(one.end, spans))
            for one in decided.disputes
        )
        return Decision(with_ones(decided.reading, spans), tuple(disputes)) if spans else decided

    def _agreed(self, part: Stretch, place: Context) -> Iterator[Char]:
        text = text_of(part.second)
        for at, (one, other) in enumerate(zip(part.first, part.second, strict=True)):
            before, after = place.before + text[:at], text[at + 1 :] + place.after
            context = Context(before[-BEFORE:], after[:AFTER])
            features = alike_features(
                one.confidence, other.confidence, other.text, context, self.language
            )
            # Of two forms of a mark the one in Chinese type tells more.
            mark = one.text if other.text.isascii() else other.text
            yield Char(mark, other.box, self.weights.alike(features))

    def _chosen(
        self, part: Stretch, gain: float, place: Context, room: Room, side: int
    ) -> tuple[Reading, str]:
        """Return the better part and why; `side` is below 0 for the first, 0 where none tells."""
        odds = self.weights.choice(choice_features(part, gain, place, room, self.language))
        odds = side * abs(odds) if side else odds
        chosen = part.second if odds > 0 else part.first
        reason = LIKELIER if part.first and part.second else ONLY
        seen = gain if odds > 0 else -gain
        return tuple(
            replace(
                char,
                confidence=self.weights.chosen(chosen_features(odds, char.confidence, part, seen)),
            )
            for char in chosen
        ), reason


def _told(part: Stretch, script: str) -> int:
    """Return -1 where the first reading must be right, 1 where the second, 0 where none tells."""
    if folded_text(part.first).lower() == folded_text(part.second).lower():
        # Only the case differs: the first reader has a Latin model.
        return -1
    if script and len(part.first) == len(part.second):
        own = [script_of(text_of(one)) in ("", script) for one in (part.first, part.second)]
        return own[1] - own[0]
    return 0


def _dash(part: Stretch, room: Room) -> int:
    """Tell a dash that one reader left out where there is ink as wide: -1 the first saw it."""
    seen, side = (part.first, -1) if part.first else (part.second, 1)
    left_out = not (part.first and part.second)
    is_dash = left_out and {char.text for char in seen} <= set(DASHES)
    return side if is_dash and room.inked >= DASH_INK else 0


def _words(part: Stretch, looks: Looks, start: int) -> Iterator[Dispute]:
    """Yield where both readers have a character of which the second saw more of another one."""
    for place, char in enumerate(part.first):
        if part.start + place in looks.seen:
            at = start + place
            yield Dispute(at, at + 1, char.text, looks.seen[part.start + place], WORD)


def room_for(part: Stretch, second: Reading, row: Row, inked: Inked) -> Room:
    """Return what of a row lies between the second reader's characters beside a stretch."""
    start, end = (float(edge) for edge in row.along(row.box))
    if part.start > 0:
        start = row.middle(second[part.start - 1].box) + _half(second[part.start - 1], row)
    if part.end < len(second):
        end = row.middle(second[part.end].box) - _half(second[part.end], row)
    ink = sum(max(0.0, min(last, end) - max(first, start)) for first, last in inked)
    return Room((end - start) / row.em, ink / row.em)


def _half(char: Char, row: Row) -> float:
    return advance(char.text) * row.em / 2


def _context(text: str, start: int, end: int) -> Context:
    return Context(text[max(0, start - BEFORE) : start], text[end : end + AFTER])
