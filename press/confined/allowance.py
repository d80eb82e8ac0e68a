"""How much a confined call may take."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Allowance:
    """Seconds by the clock and of a core, bytes of memory beyond Python's own, bytes it writes."""

    seconds: float
    memory: int
    written: int
