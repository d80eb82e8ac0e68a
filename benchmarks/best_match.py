"""A piece of text looked for in a page's text, wherever it stands."""

from __future__ import annotations

import numpy as np


def fewest_edits(piece: str, text: str) -> int:
    """Return the Levenshtein distance of a piece to the stretch of the text most like it.

    Sellers 1980: what stands before and after that stretch costs nothing.
    """
    letters = np.array([ord(char) for char in text], dtype=np.int64)
    places = np.arange(len(text) + 1)
    row = np.zeros(len(text) + 1, dtype=np.int64)
    for done, char in enumerate(piece, 1):
        kept = row[:-1] + (letters != ord(char))
        best = np.concatenate(([done], np.minimum(kept, row[1:] + 1)))
        # A character too many costs one more than the place before, from wherever that is least.
        row = np.minimum.accumulate(best - places) + places
    return int(row.min())
