"""Builds the character model from jieba's dictionary: `python -m language.build`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from importlib.util import find_spec
from itertools import chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from opencc import OpenCC

from language.tables import FILE, SHIFT, Codes, Tables, Weights, write_tables
from press.errors import ToolError

_WORD = re.compile(r"[〇㐀-䶿一-鿿豈-﫿\U00020000-\U0003ffff]+")

TRADITIONAL = ("s2t", "s2tw", "s2hk")
"""OpenCC's own forms (爲, 裏, 羣), those of Taiwan (為, 裡, 群) and of Hong Kong (為, 裏, 群)."""

Frequencies = NDArray[np.float64]


def dictionary() -> str:
    """Return jieba's dictionary: a word, its frequency and its part of speech on every line."""
    spec = find_spec("jieba")
    if spec is None or not spec.submodule_search_locations:
        raise ToolError("jieba, whose dictionary is wanted, is not installed. Type: make run")
    return Path(spec.submodule_search_locations[0], "dict.txt").read_text(encoding="utf-8")


def weights_of(text: str) -> dict[str, int]:
    """Return the frequencies of the words that are written in Chinese characters alone."""
    entries = (line.split() for line in text.splitlines())
    return {word: int(often) for word, often, *_ in entries if _WORD.fullmatch(word)}


def converted(words: Iterable[str], scheme: str) -> list[str]:
    """Return every word as OpenCC's scheme has it."""
    lines = list(words)
    return str(OpenCC(scheme).convert("\n".join(lines))).split("\n") if lines else []


def with_forms(weights: Mapping[str, int], forms: Iterable[Iterable[str]]) -> dict[str, int]:
    """Return the words and their other forms; a form weighs as much as its commonest word."""
    joined = dict(weights)
    for words in forms:
        for word, often in zip(words, weights.values(), strict=True):
            joined[word] = max(often, joined.get(word, 0))
    return joined


def only_here(words: Iterable[str], elsewhere: Iterable[str], scheme: str) -> Codes:
    """Return the characters that the scheme replaces and that no word elsewhere keeps.

    後 is 后 in simplified text, but 皇后 keeps 后 in traditional text: 后 exists in both.
    """
    here = sorted(set(chain.from_iterable(words)) - set(chain.from_iterable(elsewhere)))
    changed = converted(here, scheme)
    return np.array([ord(a) for a, b in zip(here, changed, strict=True) if a != b], np.int64)


def letters_of(words: Iterable[str]) -> Codes:
    """Return a row of code points a word, zeros behind its end."""
    rows = np.array(list(words), dtype=np.str_)
    return rows.view(np.uint32).reshape(len(rows), -1).astype(np.int64)


def summed(keys: Codes, often: Frequencies) -> tuple[Codes, Frequencies, Codes]:
    """Return the different keys in order, each one's frequency, and where every key went."""
    different, places = np.unique(keys, return_inverse=True)
    sums = np.bincount(places, often, len(different))
    return different, sums.astype(np.float64), places.astype(np.int64)


def tree_of(letters: Codes, often: Frequencies) -> tuple[Codes, Weights, Weights]:
    """Return edges, through and ends as `Tables` has them, made one character deeper at a time."""
    edges, through = [], [np.array([often.sum()])]
    nodes = np.zeros(len(letters), np.int64)
    first = 1
    for column in letters.T:
        longer = np.flatnonzero(column)
        keys, sums, places = summed(nodes[longer] << SHIFT | column[longer], often[longer])
        nodes[longer] = first + places
        first += len(keys)
        edges.append(keys)
        through.append(sums)
    ends = np.bincount(nodes, often, first).astype(np.float32)
    return np.concatenate(edges), np.concatenate(through).astype(np.float32), ends


def tables_of(weights: Mapping[str, int]) -> Tables:
    """Return the model of the words of a simplified dictionary and their traditional forms."""
    simplified = converted(weights, "t2s")
    traditional = [converted(simplified, scheme) for scheme in TRADITIONAL]
    words = with_forms(weights, traditional)
    letters, often = letters_of(words), np.array(list(words.values()), np.float64)
    spread = np.broadcast_to(often[:, None], letters.shape)
    characters, seen, _ = summed(letters[letters > 0], spread[letters > 0])
    both = letters[:, 1:] > 0
    before, after, together = letters[:, :-1][both], letters[:, 1:][both], spread[:, 1:][both]
    pairs, paired, _ = summed(before << SHIFT | after, together)
    inside = np.bincount(np.searchsorted(characters, before), together, len(characters))
    return Tables(
        *tree_of(letters, often),
        pairs=pairs,
        paired=(paired / seen[np.searchsorted(characters, pairs >> SHIFT)]).astype(np.float32),
        characters=characters,
        seen=(seen / seen.sum()).astype(np.float32),
        inside=(inside / seen).astype(np.float32),
        hans=only_here(simplified, chain.from_iterable(traditional), "s2t"),
        hant=only_here(chain.from_iterable(traditional), simplified, "t2s"),
    )


def build(target: Path = FILE) -> None:
    """Write the character model to target."""
    write_tables(target, tables_of(weights_of(dictionary())))


if __name__ == "__main__":
    build()
