"""Looking seldom for garbage that refers to itself: what pages are made of does not.

By itself Python looks through all it has three hundred times a page, what was imported included.
"""

from __future__ import annotations

import gc
from functools import cache

OFTEN = 50_000, 10, 10
"""Objects more than before from which young ones are looked through; every tenth time those that
have stayed, too, and every hundredth all."""


@cache
def collect_seldom() -> None:
    """Never look again through what is there now, and seldom through what comes; once a process."""
    gc.freeze()
    gc.set_threshold(*OFTEN)
