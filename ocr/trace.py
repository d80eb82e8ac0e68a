"""What a reader thought possible along a row, and how likely a text is by it.

A reader of the kind of ocr/ctc.py has a probability for every character at every step; of those
that are not next to nothing a trace is kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import inf

import numpy as np
from numpy.typing import NDArray

from press.page import Line

LEAST = 3e-5
"""Probabilities below are not kept."""

FLOOR = 1e-5
"""Probability of what was not kept."""

SEEN = 0.003
"""Probability from which on a character was seen at a place."""

BLANK = "\0"

BESIDE = 2
"""Characters on both sides that are read along with a stretch: a border may move."""

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Trace:
    """Probabilities along a row: at step `at[n]` `chars[n]` has `shares[n]`; there are `steps`.

    Characters are folded as in ocr/align.py. `peaks` are the first and the last step of each
    character of the reading.
    """

    steps: int
    at: tuple[int, ...]
    chars: str
    shares: tuple[float, ...]
    peaks: tuple[tuple[int, int], ...]

    @cached_property
    def _table(self) -> dict[str, Floats]:
        table: dict[str, Floats] = {}
        for step, char, share in zip(self.at, self.chars, self.shares, strict=True):
            table.setdefault(char, np.zeros(self.steps))[step] += share
        return {char: np.log(np.maximum(row, FLOOR)) for char, row in table.items()}

    def log_probs(self, text: str, start: int, end: int, own: str) -> float:
        """Return the log probability of a text in place of characters `start` to `end`.

        `own` is what was read, folded; the characters beside the stretch are read along.
        """
        near, far = max(0, start - BESIDE), min(len(own), end + BESIDE)
        first = self.peaks[near - 1][1] + 1 if near else 0
        last = self.peaks[far][0] if far < len(own) else self.steps
        whole = (own[near:start] + text + own[end:far]).replace(" ", "")
        return _forward(self._emissions(whole, first, max(last, first + 1)), whole)

    def others(self, place: int) -> dict[str, float]:
        """Return what else was seen on the peak of a character, and how likely it was."""
        return self._seen.get(place, {})

    @cached_property
    def _seen(self) -> dict[int, dict[str, float]]:
        places = {
            step: place
            for place, (first, last) in enumerate(self.peaks)
            for step in range(first, last + 1)
        }
        seen: dict[int, dict[str, float]] = {}
        for step, char, share in zip(self.at, self.chars, self.shares, strict=True):
            if share > SEEN and char != BLANK and step in places:
                known = seen.setdefault(places[step], {})
                known[char] = max(share, known.get(char, 0.0))
        return seen

    def _emissions(self, text: str, first: int, last: int) -> Floats:
        """Return the log probability of blanks and characters in turn, step by step."""
        nothing = np.full(self.steps, np.log(FLOOR))
        blank = self._table.get(BLANK, nothing)[first:last]
        rows = [self._table.get(char, nothing)[first:last] for char in text]
        return np.array([blank, *(one for row in rows for one in (row, blank))]).T


def _forward(emissions: Floats, text: str) -> float:
    """Return the log probability of a text (Graves et al., 2006, the forward algorithm)."""
    same = np.array([True, *(one == other for one, other in zip(text[1:], text, strict=False))])
    leap = np.where(same, -inf, 0.0)[: len(text)]
    ways = np.full(emissions.shape[1], -inf)
    ways[:2] = emissions[0, :2]
    for step in emissions[1:]:
        before = np.concatenate([[-inf], ways[:-1]])
        reached = np.logaddexp(ways, before)
        reached[3::2] = np.logaddexp(reached[3::2], ways[1:-2:2] + leap[1:])
        ways = reached + step
    return float(np.logaddexp(ways[-1], ways[-2]) if len(ways) > 1 else ways[-1])


@dataclass(frozen=True, slots=True)
class TracedLine(Line):
    """A line, and what its reader thought possible along it."""

    trace: Trace | None = None


def trace_of(
    scores: NDArray[np.float32], folded: Sequence[str], peaks: Sequence[tuple[int, int]]
) -> Trace:
    """Return the trace of scores, steps x classes; `folded` are the classes' characters."""
    at, classes = np.nonzero(scores > LEAST)
    return Trace(
        len(scores),
        tuple(at.tolist()),
        "".join(folded[place] for place in classes.tolist()),
        tuple(round(share, 5) for share in scores[at, classes].tolist()),
        tuple(peaks),
    )
