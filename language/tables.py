"""The tables of the character model, how they are looked up, and the file that holds them."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from press.errors import ToolError

FILE = Path(__file__).parent / "data" / "characters.npz"

SHIFT = 21
"""Bits of a code point; a key is what stands before, shifted by so many, and the character."""

Codes = NDArray[np.int64]
Weights = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Tables:
    """The words as a tree of their beginnings, pairs of neighbours, and single characters.

    Node 0 is the empty beginning. Node n + 1 hangs by `edges[n]`, the key of its parent and its
    character. `through` is the frequency of all words with that beginning, `ends` that of the word
    itself. `pairs` are keys of neighbours anywhere in a word and `paired` the probability of the
    second after the first. `characters` are code points, `seen` their share of running text and
    `inside` the probability that the word goes on after them. `hans` and `hant` are code points of
    one script only. All keys are sorted.
    """

    edges: Codes
    through: Weights
    ends: Weights
    pairs: Codes
    paired: Weights
    characters: Codes
    seen: Weights
    inside: Weights
    hans: Codes
    hant: Codes

    def child(self, node: int, char: str) -> int:
        """Return the node of the beginning that is one character longer; 0 when no word has it."""
        return _place(self.edges, node << SHIFT | ord(char)) + 1

    def share(self, char: str) -> float:
        """Return the share of the character among all characters; 0 when it is in no word."""
        place = _place(self.characters, ord(char))
        return float(self.seen[place]) if place >= 0 else 0.0

    def going_on(self, char: str) -> float:
        """Return the probability that a word goes on after the character."""
        place = _place(self.characters, ord(char))
        return float(self.inside[place]) if place >= 0 else 0.0

    def neighbour(self, last: str, char: str) -> float:
        """Return the probability that the character comes after last in the same word."""
        place = _place(self.pairs, ord(last) << SHIFT | ord(char))
        return float(self.paired[place]) if place >= 0 else 0.0


def _place(keys: Codes, key: int) -> int:
    # A memory view gives plain integers: twice as fast as the array for a single search.
    view = keys.data
    place = bisect_left(view, key)
    return place if place < len(view) and view[place] == key else -1


def write_tables(file: Path, tables: Tables) -> None:
    """Write the file whole or not at all; the same tables give the same bytes."""
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_name(f".{file.name}")
    arrays: dict[str, Any] = {field.name: getattr(tables, field.name) for field in fields(tables)}
    try:
        with part.open("wb") as stream:
            np.savez(stream, **arrays)
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)


@cache
def read_tables(file: Path = FILE) -> Tables:
    """Read what `write_tables` wrote, once; ToolError when it is not there."""
    try:
        with np.load(file) as arrays:
            return Tables(**arrays)
    except FileNotFoundError as error:
        raise ToolError(
            f"The character model {file.name} is missing. "
            "Type: make run, or python -m language.build"
        ) from error
