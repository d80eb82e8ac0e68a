"""A masthead's fields on their way: what each says, how sure it is, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from articles.marked import Found
from press.masthead import Check, Masthead

BORNE_OUT, TWICE = 0.98, 0.995
"""How sure a field is at least when one other thing in print agrees with it, and when two do."""

CONTRADICTED = 0.5
"""How sure a field is at most when something in print speaks against it."""

COMPLETE = 1.0

_NUMBERS = ("issue_no", "pages_today")


@dataclass(frozen=True, slots=True)
class Field:
    """A value as text; `printed` is what was read where it was mended, `reason` says why."""

    value: str
    confidence: float = COMPLETE
    reason: str = ""
    printed: str = ""


def found_field(found: Found, value: str = "") -> Field:
    return Field(value or found.text, found.confidence)


def weighed(field: Field, agree: Sequence[str], differ: Sequence[str]) -> Field:
    """Return the field as sure as what agrees with it and what does not make it."""
    if differ:
        against = f"{_listed(differ)} {'speaks' if len(differ) == 1 else 'speak'} against it"
        confidence = min(field.confidence, CONTRADICTED if not agree else 0.8)
        return Field(field.value, confidence, _both(field.reason, against), field.printed)
    least = (0.0, BORNE_OUT, TWICE)[min(2, len(agree))]
    return Field(field.value, max(field.confidence, least), field.reason, field.printed)


def contradicted(field: Field, reason: str) -> Field:
    """Return the field with what speaks against it."""
    told = _both(field.reason, reason)
    return Field(field.value, min(field.confidence, CONTRADICTED), told, field.printed)


def mended(value: str, printed: str, by: Sequence[str]) -> Field:
    """Return a field that was read otherwise and is what others say."""
    reason = f"as {_listed(by)} {'has' if len(by) == 1 else 'have'} it"
    return Field(value, BORNE_OUT if len(by) > 1 else 0.9, reason, printed)


def _both(one: str, other: str) -> str:
    return f"{one}; {other}" if one else other


def _listed(words: Sequence[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def masthead_with(fields: Mapping[str, Field], lines: Sequence[str]) -> Masthead:
    """Return the masthead of these fields, each with its check; empty ones are left out."""
    there = {name: field for name, field in fields.items() if field.value}
    values: dict[str, Any] = {
        name: int(field.value) if name in _NUMBERS else field.value for name, field in there.items()
    }
    checks = tuple(
        Check(name, round(field.confidence, 3), field.reason, field.printed)
        for name, field in there.items()
    )
    return Masthead(**values, lines=tuple(lines), checks=checks)
