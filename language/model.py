"""How likely a character is after the text before it.

A text is taken for a string of words of jieba's dictionary. Where the last word began is not known;
every possibility is kept with its probability, so that words of any length count, and so does the
border between two of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import exp, log

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


@dataclass(frozen=True, slots=True)
class _Place:
    """A place in a text: what the word may be so far, by node of the tree; the last character."""

    words: Mapping[int, float]
    last: str = ""


_START = _Place({0: 1.0})


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
        return self._run(self._place_after(before), text + after[:AHEAD])

    def fit(self, before: str, after: str) -> float:
        """Return how much likelier the beginning of after is behind before than anywhere, as a log.

        Above 0 they go together. Words end at half of all seams, where little can be told.
        """
        head = after[:AHEAD]
        if not before or not head:
            return 0.0
        inside, place = self._first(head[0])
        begins, goes_on = self._run(_START, head), log(inside) + self._run(place, head[1:])
        return self.score(head, before) - log((exp(begins) + exp(goes_on)) / 2)

    def _run(self, place: _Place, text: str) -> float:
        total = 0.0
        for char in text:
            probability, place = self._step(place, char)
            total += log(probability)
        return total

    def _place_after(self, text: str) -> _Place:
        place = _START
        for char in text[-MEMORY:]:
            place = self._step(place, char)[1]
        return place

    def _first(self, char: str) -> tuple[float, _Place]:
        """Return the probability of a character somewhere in a text, and the place after it."""
        if kind_of(char) != Kind.HAN:
            return self._step(_START, char)
        first = self.tables.child(0, char)
        on = self.tables.going_on(char) if first else 0.0
        words = {first: on} | {0: 1.0 - on}  # no word begins with it: first is 0, on is nothing
        return follows(Kind.HAN, Kind.HAN) * self.tables.share(char) + FLOOR, _Place(words, char)

    def _step(self, place: _Place, char: str) -> tuple[float, _Place]:
        """Return the probability of a character at a place, and the place after it."""
        kind = kind_of(char)
        before = kind_of(place.last) if place.last else Kind.HAN
        border, words = self._go_on(place.words, char)
        if kind != Kind.HAN:
            mark = border * follows(before, kind) * share(char, kind)
            return mark + FLOOR, _Place({0: 1.0}, char)
        first = self.tables.child(0, char)
        begins = border * follows(before, Kind.HAN) * self._begin(first, char)
        new = (1.0 - LOOSE) * begins + LOOSE * self._loose(place.last, before, char)
        words = {node: (1.0 - LOOSE) * weight for node, weight in words.items()}
        words[first] = words.get(first, 0.0) + new
        total = sum(words.values())
        if not total:
            return FLOOR, _Place({0: 1.0}, char)
        words = {node: weight / total for node, weight in words.items()}
        return total + FLOOR, _Place(words, char)

    def _go_on(self, words: Mapping[int, float], char: str) -> tuple[float, dict[int, float]]:
        """Return the probability that the word has ended, and the words that go on with char."""
        through, ends = self.tables.through.data, self.tables.ends.data
        border, longer = 0.0, {}
        for node, weight in words.items():
            if node == 0:
                border += weight
                continue
            weight /= through[node] + TORN
            border += weight * (ends[node] + TORN)
            child = self.tables.child(node, char)
            if child:
                longer[child] = weight * through[child]
        return border, longer

    def _begin(self, first: int, char: str) -> float:
        """Return the probability that a word begins with the character, whose node is first."""
        through = self.tables.through.data
        known = through[first] / through[0] if first else 0.0
        return float((1.0 - STRANGE) * known + STRANGE * self.tables.share(char))

    def _loose(self, last: str, before: Kind, char: str) -> float:
        """Return the probability of a character of which only the one before it is known."""
        if not last or before != Kind.HAN:
            return follows(before, Kind.HAN) * self.tables.share(char)
        return self.tables.neighbour(last, char)


@cache
def character_model() -> CharacterModel:
    """Return the model that was built; ToolError when there is none."""
    return CharacterModel(read_tables())
