"""How long each step of a run took, all pages together, as a table for people and for `run`."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from flows.page_work import PageWork
from press.page import Issue


@dataclass(frozen=True, slots=True)
class Stopwatch:
    """What the steps of an issue that are no page's took, in seconds."""

    spent: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def timed(self, step: str) -> Iterator[None]:
        """Keep how long the block takes."""
        begun = time.monotonic()
        try:
            yield
        finally:
            self.spent[step] = time.monotonic() - begun


def profile_of(works: Iterable[PageWork], watch: Stopwatch) -> dict[str, float]:
    """Return the seconds of every step: those of the pages together, then the issue's."""
    seconds: defaultdict[str, float] = defaultdict(float)
    for work in works:
        for step, spent in work.steps:
            seconds[step] += spent
    return {step: round(spent, 3) for step, spent in (seconds | watch.spent).items()}


def with_profile(issue: Issue, works: Iterable[PageWork], watch: Stopwatch) -> Issue:
    """Return the issue with what its steps have taken so far."""
    return replace(issue, run=replace(issue.run, profile=profile_of(works, watch)))


def profile_lines(profile: dict[str, float]) -> list[str]:
    """Return a line a step: its seconds and its share of all."""
    whole = sum(profile.values()) or 1.0
    width = max((len(step) for step in profile), default=0)
    return [
        f"{step:{width}}  {spent:7.2f} s  {spent / whole:4.0%}" for step, spent in profile.items()
    ]
