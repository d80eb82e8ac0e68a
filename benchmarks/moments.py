"""Moments of a run, told by its own progress: so a kill strikes it however busy the machine is."""

from __future__ import annotations

import re
import time
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass

READING = re.compile(r"page (\d+): reading")
STEP = re.compile(r"page \d+: .+\n")
LOOK_S = 0.01


def steps_told(told: str) -> list[str]:
    """Return the steps of pages that a run has told of, a line each."""
    return STEP.findall(told)


@dataclass(frozen=True, slots=True)
class Moment:
    """So many seconds after a run has told of so many steps."""

    steps: int
    seconds: float

    def wait(self, steps: Callable[[], int], ended: Callable[[], bool]) -> None:
        """Wait until a run has come to it, or has ended."""
        while steps() < self.steps:
            if ended():
                return
            time.sleep(LOOK_S)
        last = time.monotonic() + self.seconds
        while (left := last - time.monotonic()) > 0 and not ended():
            time.sleep(min(left, LOOK_S))


@dataclass(frozen=True, slots=True)
class Course:
    """When an undisturbed run told of its steps, when the last page was read, when it ended.

    All are seconds from its start, on a clock of which only the proportions matter.
    """

    steps: tuple[float, ...]
    reading: float
    whole: float

    def moment(self, seconds: float) -> Moment:
        """Return where the run was after so many seconds."""
        steps = bisect_right(self.steps, seconds)
        return Moment(steps, seconds - (self.steps[steps - 1] if steps else 0.0))


def course_of(told: Callable[[], str], ended: Callable[[], bool]) -> Course:
    """Watch a run from its start to its end."""
    begun, times = time.monotonic(), list[float]()
    over = False
    while not over:
        over = ended()  # looked at first: what was told before the end is not missed
        now = time.monotonic() - begun
        found = steps_told(told())
        times += [now] * (len(found) - len(times))
        if not over:
            time.sleep(LOOK_S)
    read = [when for when, step in zip(times, found, strict=True) if READING.search(step)]
    return Course(tuple(times), max(read, default=0.0), time.monotonic() - begun)
