"""Handing on what is due: storage first, then webhooks that tell of it; failures later again."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from flows.outbox.entries import Entry, Outbox
from flows.outbox.storage import hand_over
from flows.outbox.version import stamp_of_package
from flows.outbox.webhook import TryLater, place, send
from flows.turns import turn_if_free
from press.errors import DeliveryError

FIRST_PAUSE_S = 2.0
LONGEST_PAUSE_S = 3600.0
POLL_S = 0.05
IN_A_ROW = 3
"""After so many failures in a row a target is left alone for a while: it is down."""


@dataclass(frozen=True, slots=True)
class Handed:
    """What came of one attempt: where the version lies or went, or the problem."""

    entry: Entry
    target: str
    where: str = ""
    problem: str = ""


@dataclass(slots=True)
class Rest:
    """How often a target has failed in a row, and until when it is left alone."""

    failures: int = 0
    until: float = 0.0

    def note(self, now: float, pause: float, *, failed: bool) -> None:
        self.failures = self.failures + 1 if failed else 0
        if self.failures >= IN_A_ROW:
            self.until = now + backoff(self.failures - IN_A_ROW, pause)


@dataclass(frozen=True, slots=True)
class Courier:
    """Who hands on packages of `out` to `targets`; `secret` signs what webhooks get.

    After a failure the pause doubles from `first_pause` seconds on.
    """

    out: Path
    targets: tuple[str, ...]
    secret: str = ""
    first_pause: float = FIRST_PAUSE_S
    clock: Callable[[], float] = time.time
    rests: dict[str, Rest] = field(default_factory=dict)

    def outboxes(self) -> list[Outbox]:
        """Return the targets' outboxes, those of webhooks last."""
        return [Outbox(self.out, target) for target in sorted(self.targets, key=is_webhook)]

    def deliver(self, *, patience: float = 0.0) -> Iterator[Handed]:
        """Hand on all that is due, and for `patience` seconds what becomes due; yield attempts."""
        last = self.clock() + patience
        while True:
            tried = 0
            for outbox in self.outboxes():
                with turn_if_free(self.out, f"courier {outbox.target}") as mine:
                    for handed in self._deliver_to(outbox) if mine else ():
                        tried += 1
                        yield handed
            if self.clock() >= last or not self.waiting():
                return
            if not tried:
                time.sleep(POLL_S)

    def waiting(self) -> list[Entry]:
        """Return what has yet to be handed on."""
        return [entry for outbox in self.outboxes() for entry in outbox.waiting()]

    def _deliver_to(self, outbox: Outbox) -> Iterator[Handed]:
        held: set[str] = set()
        lacking = self._lacking() if is_webhook(outbox.target) else {}
        rest = self.rests.setdefault(outbox.target, Rest())
        for entry in outbox.waiting():
            if rest.until > self.clock():
                return
            untold = lacking.get(entry.issue, entry.number + 1) <= entry.number
            if entry.issue in held or untold or entry.due > self.clock():
                held.add(entry.issue)  # the versions of an issue keep their order
                continue
            handed = self._attempt(outbox, entry)
            rest.note(self.clock(), self.first_pause, failed=bool(handed.problem))
            if handed.problem:
                held.add(entry.issue)
            yield handed

    def _lacking(self) -> dict[str, int]:
        """Return the lowest version of each issue that storage has yet to get."""
        lacking: dict[str, int] = {}
        for box in self.outboxes():
            for entry in () if is_webhook(box.target) else box.waiting():
                lacking[entry.issue] = min(entry.number, lacking.get(entry.issue, entry.number))
        return lacking

    def _attempt(self, outbox: Outbox, entry: Entry) -> Handed:
        try:
            where = self._hand_on(outbox.target, entry)
        except DeliveryError as error:
            pause = error.seconds if isinstance(error, TryLater) else 0.0
            due = self.clock() + max(pause, backoff(entry.attempts, self.first_pause))
            return Handed(outbox.postpone(entry, due, str(error)), outbox.target, "", str(error))
        outbox.done(entry, where)
        return Handed(entry, outbox.target, where)

    def _hand_on(self, target: str, entry: Entry) -> str:
        if is_webhook(target):
            send(target, self._told(entry), self.secret)
            return place(target)
        package = self.out / entry.issue
        if not (package / "issue.json").exists() or stamp_of_package(package) != entry.stamp:
            return ""  # a newer version has taken its place, and has an entry of its own
        return hand_over(package, target, entry.event, stamp=entry.stamp)

    def _told(self, entry: Entry) -> dict[str, object]:
        """Return the event with where the newest version lies that storage has got."""
        boxes = [box for box in self.outboxes() if not is_webhook(box.target)]
        where = [sent.where for box in boxes if (sent := box.sent(entry.issue)) and sent.where]
        return {**entry.event, "data": {**entry.event["data"], "delivered_to": where}}


def is_webhook(target: str) -> bool:
    return target.startswith(("http://", "https://"))


def backoff(attempts: int, first: float) -> float:
    """Return how long to wait after so many failures: doubled each time, and never in step."""
    return float(min(LONGEST_PAUSE_S, first * 2 ** min(attempts, 30)) * random.uniform(0.5, 1.0))


def tally(handed: Sequence[Handed]) -> tuple[int, int]:
    """Return how many attempts succeeded and how many failed."""
    failed = sum(bool(one.problem) for one in handed)
    return len(handed) - failed, failed
