"""What the second reader makes of a row: one reading of all its looks, with language in mind.

A network reads character by character and does not know words. Where it saw nearly as much of
another character, the one that makes words is the better reading; where two looks differ, what
both together saw more of.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import exp

from language.kinds import Kind, kind_of
from language.model import CharacterModel
from language.script import script_of
from ocr.align import beside, folded, folded_text, stretches, without_loose_spaces
from ocr.crops import reading_on_page, row_cutting
from ocr.engine import Engine
from ocr.reading import Reading, Row, text_of
from ocr.strokes import DASH, ONE, like_one, strokes_counted
from ocr.trace import Trace, TracedLine
from press.page import Pixels

MOST = 4
"""Other characters that are tried at a place."""

LANGUAGE = 0.3
"""What the language is worth against what was seen."""

FOREIGN = 3.0
"""What speaks against a character of the script that the row is not in."""

BEFORE, AFTER = 8, 3
"""Characters of context that the language model looks at."""

Borders = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Look:
    """What was read of a row's crop, and what was thought possible, where the reader tells."""

    reading: Reading = ()
    trace: Trace | None = None


@dataclass(frozen=True, slots=True)
class Looks:
    """A reading, and the looks that it comes from; `borders` tell where it lies in each of them.

    `seen` are the characters, by place, that were seen most of where a word was preferred.
    """

    reading: Reading = ()
    looks: tuple[Look, ...] = ()
    borders: tuple[Borders, ...] = ()
    seen: Mapping[int, str] = field(default_factory=dict)

    def as_seen(self, start: int, end: int) -> str:
        """Return what was seen most of in a stretch, whatever makes words."""
        chars = enumerate(self.reading[start:end], start)
        return "".join(self.seen.get(place, char.text) for place, char in chars)

    def gain(self, start: int, end: int, text: str, instead: str) -> float:
        """Return how much more of `text` than of `instead` was seen in a stretch of the reading.

        Texts are folded. That is a natural logarithm, the mean of all looks that have a trace.
        """
        gains = []
        for look, borders in zip(self.looks, self.borders, strict=True):
            if look.trace is not None:
                first, last = borders[start][0], borders[end][1]
                own = folded_text(look.reading)
                one, other = (
                    look.trace.log_probs(words, first, last, own) for words in (text, instead)
                )
                gains.append(one - other)
        return sum(gains) / len(gains) if gains else 0.0


def looks_at(rows: Sequence[Row], pixels: Pixels, engine: Engine) -> tuple[Look, ...]:
    """Return what an engine of single rows sees of each row."""
    cuttings = [row_cutting(row, pixels, engine.sizing) for row in rows]
    found = engine.read([cutting.crop for cutting in cuttings])
    looks = []
    for lines, cutting in zip(found, cuttings, strict=True):
        reading = tuple(char for line in lines for char in reading_on_page(line, cutting))
        traces = [line.trace for line in lines if isinstance(line, TracedLine)]
        looks.append(Look(reading, traces[0] if len(traces) == len(lines) == 1 else None))
    return tuple(looks)


def united(looks: Sequence[Look], language: CharacterModel, script: str = "") -> Looks:
    """Return one reading of looks at the same row, the first of which is the best.

    `script` is that of the row's column, which stands before what the row alone seems to be in;
    a row in which both scripts, or none, are seen is left in them.
    """
    looks = tuple(look for look in looks if look.reading)
    if not looks:
        return Looks()
    found = _beside(without_loose_spaces(looks[0].reading), looks)
    for look in looks[1:]:
        found = _merged(found, without_loose_spaces(look.reading))
    counted = strokes_counted(found.reading)
    known = found if counted == found.reading else _beside(counted, looks)
    own = script_of(text_of(counted))
    return _as_words(known, language, own and (script or own))


def _beside(reading: Reading, looks: tuple[Look, ...]) -> Looks:
    return Looks(reading, looks, tuple(beside(reading, look.reading) for look in looks))


def _merged(known: Looks, other: Reading) -> Looks:
    """Return the reading with what another one has in places where all looks saw more of that."""
    reading: list[Reading] = []
    place = 0
    for part in stretches(known.reading, other):
        one, two = folded_text(part.first), folded_text(part.second)
        end = place + len(part.first)
        better = not part.alike and known.gain(place, end, two, one) > 0
        reading.append(part.second if better else part.first)
        place = end
    return _beside(tuple(char for piece in reading for char in piece), known.looks)


def _as_words(known: Looks, language: CharacterModel, script: str) -> Looks:
    """Return the reading with Chinese characters in place of others where they make words."""
    reading = list(known.reading)
    for place, char in enumerate(known.reading):
        seen = _others(known, place)
        if seen:
            worth = _worth(known, place, folded_text(tuple(reading)), seen, language, script)
            best = max(worth, key=worth.__getitem__)
            whole = sum(exp(one - worth[best]) for one in worth.values())
            sure = min(char.confidence, 1 / whole) if best == folded(char.text) else 1 / whole
            text = char.text if best == folded(char.text) else _printed(best)
            reading[place] = replace(char, text=text, confidence=sure)
    pairs = enumerate(zip(known.reading, reading, strict=True))
    before = {place: one.text for place, (one, now) in pairs if one.text != now.text}
    return replace(known, reading=tuple(reading), seen=before)


def _worth(
    known: Looks,
    place: int,
    text: str,
    seen: Sequence[str],
    language: CharacterModel,
    script: str,
) -> dict[str, float]:
    """Return how much was seen of a character of a text and of others, and their words' worth."""
    own = text[place]
    before, after = text[max(0, place - BEFORE) : place], text[place + 1 :][:AFTER]
    return {
        char: known.gain(place, place + 1, char, own)
        + LANGUAGE * language.score(char, before, after)
        + like_one(text, place) * (char == folded(DASH))
        - FOREIGN * (script_of(char) not in ("", script))
        for char in (own, *seen)
    }


def _printed(char: str) -> str:
    return DASH if char == folded(DASH) else char


def _others(known: Looks, place: int) -> tuple[str, ...]:
    """Return what else was seen at the place of a Chinese character, the likeliest first.

    That is other Chinese characters; a dash is taken for a numeral and the other way round.
    """
    own, seen = folded(known.reading[place].text), dict[str, float]()
    if kind_of(own) is not Kind.HAN and own != folded(DASH):
        return ()
    for look, borders in zip(known.looks, known.borders, strict=True):
        first, last = borders[place][0], borders[place + 1][1]
        if look.trace is not None and last - first == 1:
            for other, share in look.trace.others(first).items():
                if other != own and _likened(own, other):
                    seen[other] = max(share, seen.get(other, 0.0))
    return tuple(sorted(seen, key=lambda other: -seen[other])[:MOST])


def _likened(own: str, other: str) -> bool:
    if folded(DASH) in (own, other):
        return ONE in (own, other)
    return kind_of(other) is Kind.HAN
