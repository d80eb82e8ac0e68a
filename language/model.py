"""How likely a character is after the text before it.

A text is taken for a string of words of jieba's dictionary. Where the last word began is not known;
every possibility is kept with its probability, so that words of any length count, and so does the
border between two of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from math import exp, log
from typing import NamedTuple

from language.kinds import Kind, follows, kind_of, share
from language.tables import Tables, read_tables

MEMORY = 8
"""Characters before that are looked at; few words are longer."""

AHEAD = 3
"""Characters after that are looked at; one makes 0.2 % more wrong choices, five no fewer."""

TORN = 10.0
"""Frequency with which any beginning of a word is thought to be a word by itself."""

LOOSE = 0.15
"""How much of the text is thought to be no word of the dictionary, but made of their pairs."""

STRANGE = 0.01
"""How many words are thought to begin with any character, as often as it is met."""

FLOOR = 1e-7
"""Probability of a character that was never seen; among the rarest of those that were."""


Words = Mapping[int, float]
"""What the word may be so far, by node of the tree."""

_START: Words = {0: 1.0}


@dataclass(frozen=True, slots=True)
class CharacterModel:
    """Natural logarithms of probabilities, for simplified and traditional text alike."""

    tables: Tables

    def log_prob(self, char: str, before: str) -> float:
        """Return the log probability of one character after a text, which may be empty."""
        return self.score(char, before)

    def score(self, text: str, before: str = "", after: str = "") -> float:
        """Return the log probability of a text in its place, with what it does to the text after.

        Only scores of texts of one length, in one place, can be compared.
        """
        return _scored(self.tables, text, before[-MEMORY:], after[:AHEAD])

    def fit(self, before: str, after: str) -> float:
        """Return how much likelier the beginning of after is behind before than anywhere, as a log.

        Above 0 they go together. Words end at half of all seams, where little can be told.
        """
        head = after[:AHEAD]
        if not before or not head:
            return 0.0
        inside, words = _first(self.tables, head[0])
        begins = _run(self.tables, _START, "", head)
        goes_on = log(inside) + _run(self.tables, words, head[0], head[1:])
        return self.score(head, before) - log((exp(begins) + exp(goes_on)) / 2)


@lru_cache(maxsize=1 << 15)
def _scored(tables: Tables, text: str, before: str, after: str) -> float:
    words, last = _START, ""
    for char in before:
        _, words = _step(tables, words, last, char)
        last = char
    return _run(tables, words, last, text + after)


def _run(tables: Tables, words: Words, last: str, text: str) -> float:
    """Return the log probability of a text behind the character `last`."""
    total = 0.0
    for char in text:
        probability, words = _step(tables, words, last, char)
        total += log(probability)
        last = char
    return total


def _first(tables: Tables, char: str) -> tuple[float, Words]:
    """Return the probability of a character somewhere in a text, and the words after it."""
    if kind_of(char) != Kind.HAN:
        return _step(tables, _START, "", char)
    first = tables.child(0, char)
    on = tables.going_on(char) if first else 0.0
    words = {first: on} | {0: 1.0 - on}  # no word begins with it: first is 0, on is nothing
    return follows(Kind.HAN, Kind.HAN) * tables.share(char) + FLOOR, words


def _step(tables: Tables, words: Words, last: str, char: str) -> tuple[float, Words]:
    """Return the probability of a character, and what the word may be after it."""
    met = _met(tables, last, char)
    border, longer = 0.0, {}
    for node, weight in words.items():
        if node == 0:
            border += weight
            continue
        all_of_them, ends, child, on = _longer(tables, node, char)
        weight /= all_of_them
        border += weight * ends
        if child:
            longer[child] = (1.0 - LOOSE) * (weight * on)
    begins = border * met.follows * met.begins
    if met.first is None:
        return begins + FLOOR, _START
    new = (1.0 - LOOSE) * begins + LOOSE * met.loose
    longer[met.first] = longer.get(met.first, 0.0) + new
    total = sum(longer.values())
    if not total:
        return FLOOR, _START
    return total + FLOOR, {node: weight / total for node, weight in longer.items()}


class _Met(NamedTuple):
    """What is known of a character behind another one, whatever the word before may be.

    `first` is the node of words that begin with it, None when it is no Chinese character;
    `follows` how likely its kind is there, `begins` how likely it is among its kind, and `loose`
    how likely it is when only the character before it is known.
    """

    first: int | None
    follows: float
    begins: float
    loose: float = 0.0


@lru_cache(maxsize=1 << 16)
def _met(tables: Tables, last: str, char: str) -> _Met:
    kind = kind_of(char)
    before = kind_of(last) if last else Kind.HAN
    after = follows(before, kind)
    if kind != Kind.HAN:
        return _Met(None, after, share(char, kind))
    first, through = tables.child(0, char), tables.through.data
    known = through[first] / through[0] if first else 0.0
    begins = (1.0 - STRANGE) * known + STRANGE * tables.share(char)
    paired = bool(last) and before == Kind.HAN
    loose = tables.neighbour(last, char) if paired else after * tables.share(char)
    return _Met(first, after, begins, loose)


@lru_cache(maxsize=1 << 16)
def _longer(tables: Tables, node: int, char: str) -> tuple[float, float, int, float]:
    """Return how often a word begins as the node does, how often it is all of one, and the node
    that is one character longer, 0 when there is none, with how often words begin as that does."""
    through, ends = tables.through.data, tables.ends.data
    child = tables.child(node, char)
    return through[node] + TORN, ends[node] + TORN, child, through[child]


@cache
def character_model() -> CharacterModel:
    """Return the model that was built; ToolError when there is none."""
    return CharacterModel(read_tables())
