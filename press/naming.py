"""Names of files as messages and packages show them: whatever is in them, on one line."""

from __future__ import annotations

import unicodedata
from pathlib import PurePath

HIDDEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Unicode's categories of what moves the cursor, turns the line round or is no character at all."""


def shown(name: str | PurePath) -> str:
    r"""Return a name with all that is not seen written out, as `\\n`; `\\udcb0` is a byte B0."""
    return "".join(
        char.encode("unicode_escape").decode() if unicodedata.category(char) in HIDDEN else char
        for char in str(name)
    )
