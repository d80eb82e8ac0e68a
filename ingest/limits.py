"""How large a scan may be and how long its opening may take; whoever runs banmian may set that."""

from __future__ import annotations

import os
from dataclasses import dataclass, fields

from press.errors import CommandError

VARIABLE = "BANMIAN_MAX_{}"
"""BANMIAN_MAX_MEGAPIXELS and so on; the options of the command stand before them."""
MOST_PAGES = 2000
"""Of one file: a bound year has fewer."""


@dataclass(frozen=True, slots=True)
class Limits:
    """A broadsheet at 600 dpi has 120 to 150 megapixels, a spread twice as many.

    `megabytes` are those of a file; a PDF of a whole issue is one. `seconds` are those of opening
    one page.
    """

    megapixels: int = 500
    megabytes: int = 4000
    seconds: int = 300

    @property
    def pixels(self) -> int:
        return 1_000_000 * self.megapixels

    @property
    def bytes(self) -> int:
        return 1_000_000 * self.megabytes


LIMITS = tuple(field.name for field in fields(Limits))


def current_limits() -> Limits:
    """Return the limits of this process, from its environment."""
    usual = Limits()
    return Limits(**{name: _set(name, getattr(usual, name)) for name in LIMITS})


def set_limit(name: str, value: int) -> None:
    """Set a limit for this process and those it starts."""
    os.environ[VARIABLE.format(name.upper())] = str(value)


def _set(name: str, usual: int) -> int:
    variable = VARIABLE.format(name.upper())
    text = os.environ.get(variable, "")
    if not text:
        return usual
    if not text.isdecimal() or not int(text):
        raise CommandError(f"{variable} is {text!r}: give a whole number above 0.")
    return int(text)
