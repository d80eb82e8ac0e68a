"""Text in the form in which it is compared."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

Folding = Callable[[str], str]
"""Turns printed text into the form that is compared: `fold`, or `verbatim` for raw figures."""

_ASCII = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "—": "-", "·": "."})


def fold(text: str) -> str:
    """NFKC, without white space, with “ ” ‘ ’ — · in their ASCII forms."""
    normal = unicodedata.normalize("NFKC", text)
    return "".join(normal.split()).translate(_ASCII)


def verbatim(text: str) -> str:
    """Return the text as it stands: the folding of the raw figures."""
    return text
