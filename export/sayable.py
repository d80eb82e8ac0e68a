"""An issue whose texts every format can say: what no page has printed is marked as such.

Control characters, halves of surrogate pairs, hyphens that are not seen and marks that turn a line
round can come of a damaged file or a hostile one. Each becomes U+FFFD, one for one: boxes keep
their characters.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable
from typing import Any, TypeVar, cast

from press.geometry import Box
from press.page import Issue

_UNSAYABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"
    "\ud800-\udfff\ufeff\ufffe\uffff]"
)

T = TypeVar("T")


def sayable(issue: Issue) -> Issue:
    """Return the issue, the same one when all its texts can be said."""
    return _said(issue)


def _said(value: T) -> T:
    """Return a value, or one like it in which every text can be said."""
    found: Any = value
    if isinstance(value, str):
        found = _UNSAYABLE.sub("\ufffd", value) if _UNSAYABLE.search(value) else value
    elif isinstance(value, tuple):
        parts = () if value and isinstance(value[0], Box | float | int) else value
        told = tuple(map(_said, parts))
        found = told if _differ(parts, told) else value
    elif isinstance(value, dict):
        found = {_said(key): _said(one) for key, one in value.items()}
        found = value if found == value else found
    elif dataclasses.is_dataclass(value) and not isinstance(value, type | Box):
        names = [field.name for field in dataclasses.fields(value)]
        before = [getattr(value, name) for name in names]
        after = list(map(_said, before))
        if _differ(before, after):
            found = type(value)(**dict(zip(names, after, strict=True)))
    return cast(T, found)


def _differ(before: Iterable[object], after: Iterable[object]) -> bool:
    return any(one is not other for one, other in zip(before, after, strict=True))
