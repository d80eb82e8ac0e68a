"""What Prometheus is told of a station, taken from what is kept on the disk when it asks.

Flows are processes of a few minutes, so none of them can be asked. What was done stands in running
totals (`flows/tally.py`), what is waiting in the outbox and the inbox.
"""

from __future__ import annotations

import shutil
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from threading import Lock
from urllib.parse import urlsplit

from prometheus_client.core import (
    CounterMetricFamily,
    GaugeMetricFamily,
    InfoMetricFamily,
    Metric,
)

from flows.inbox import arrivals
from flows.outbox.delivering import is_webhook
from flows.outbox.entries import Entry, Outbox
from flows.records import FOLDER
from flows.tally import Tally, tally_of
from press.errors import BanmianError

MARKER = "complete"
STANDINGS = ("ready", "waiting", "busy")
LASTS_S = 15.0
"""For so long what was found on the disk is good enough: an inbox may hold thousands of files."""


@dataclass(slots=True)
class Figures:
    """A collector of figures of the packages in `out`; `targets` get them, `inbox` has scans."""

    out: Path
    inbox: Path
    targets: tuple[str, ...] = ()
    quiet_minutes: float = 10.0
    lasts: float = LASTS_S
    _known: list[Metric] = field(default_factory=list)
    _until: float = 0.0
    _lock: Lock = field(default_factory=Lock)

    def collect(self) -> Iterable[Metric]:
        """Return all figures, as they were some seconds ago at most."""
        with self._lock:
            if time.monotonic() >= self._until:
                self._known = list(self._collected())
                self._until = time.monotonic() + self.lasts
            return list(self._known)

    def _collected(self) -> Iterator[Metric]:
        yield InfoMetricFamily("banmian", "What is running.", {"version": version("banmian")})
        yield from _totals(tally_of(self.out))
        yield from _deliveries(self.out, self.targets)
        yield self._inputs()
        kept_back = len(list((self.out / FOLDER / "withheld").glob("*.txt")))
        yield _gauge("packages_kept_back", "Packages that wait for a person's word.", kept_back)
        with suppress(OSError):
            free = shutil.disk_usage(self.out).free
            yield _gauge("disk_free_bytes", "Free space where packages go.", free)

    def _inputs(self) -> Metric:
        found: Counter[str] = Counter()
        with suppress(BanmianError, OSError):
            quiet = 60 * self.quiet_minutes
            there = arrivals(self.inbox, self.out, marker=MARKER, quiet_s=quiet)
            found.update(one.standing for one in there)
        told = "Issues in the inbox: ready, waiting to be complete, busy."
        metric = GaugeMetricFamily("banmian_inputs", told, labels=["standing"])
        for standing in STANDINGS:
            metric.add_metric([standing], found[standing])
        return metric


def _totals(tally: Tally) -> Iterator[Metric]:
    yield _by("issues", "Issues that runs have ended with.", "fate", tally.issues)
    yield _by("pages", "Pages that were worked on.", "status", tally.pages)
    yield _by("page_seconds", "Seconds that pages took.", "stage", tally.seconds)
    yield _by("failures", "Pages and issues that failed.", "cause", tally.failures)
    yield _total("characters", "Characters that were read.", tally.characters)
    yield _total("characters_expected_wrong", "Of them expected to be wrong.", tally.wrong)
    yield _total("articles", "Articles that were made.", tally.articles)
    yield _total("doubts", "Decisions of grouping to review.", tally.doubts)


def _deliveries(out: Path, targets: Iterable[str]) -> Iterator[Metric]:
    pending = _per_target("deliveries_pending", "Versions that a target has yet to get.")
    failed = _per_target("deliveries_failed", "Of them tried without success.")
    oldest = _per_target("delivery_oldest_seconds", "Age of the oldest of them.")
    for outbox in (Outbox(out, target) for target in dict.fromkeys(targets)):
        waiting = list(outbox.waiting())
        labels = [shown(outbox.target), outbox.name[:8]]
        pending.add_metric(labels, len(waiting))
        failed.add_metric(labels, sum(entry.attempts > 0 for entry in waiting))
        oldest.add_metric(labels, max(map(_age, waiting), default=0.0))
    yield from (pending, failed, oldest)


def shown(target: str) -> str:
    """Return a target without what may be secret in it: of a webhook only the machine."""
    parts = urlsplit(target)
    if not parts.scheme:
        return target
    machine = parts.netloc.rpartition("@")[2]
    return f"{parts.scheme}://{machine}{'' if is_webhook(target) else parts.path}"


def _per_target(name: str, told: str) -> GaugeMetricFamily:
    return GaugeMetricFamily(f"banmian_{name}", told, labels=["target", "outbox"])


def _age(entry: Entry) -> float:
    with suppress(ValueError):
        return (datetime.now(UTC) - datetime.fromisoformat(entry.since)).total_seconds()
    return 0.0


def _by(name: str, told: str, label: str, totals: dict[str, int] | dict[str, float]) -> Metric:
    metric = CounterMetricFamily(f"banmian_{name}", told, labels=[label])
    for value, total in sorted(totals.items()):
        metric.add_metric([value], total)
    return metric


def _total(name: str, told: str, total: float) -> Metric:
    return CounterMetricFamily(f"banmian_{name}", told, value=total)


def _gauge(name: str, told: str, value: float) -> Metric:
    return GaugeMetricFamily(f"banmian_{name}", told, value=value)
