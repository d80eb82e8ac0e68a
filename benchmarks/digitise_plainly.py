"""Scans to a package without Prefect, in a process of its own: what banmian's own work takes.

`python -m benchmarks.digitise_plainly READERS JOBS OUT IMAGE...`; the images are one issue. What
each step of its pages took is written to `OUT/steps.json`.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import cv2

from flows.delivery import Delivered, deliver, rebuild
from flows.digitise import carry_out
from flows.head_start import CURRENT
from flows.intake import Unusable, Wanted, orders_from_paths
from flows.order import Order, Settings
from flows.profile import profile_of

STEPS_FILE = "steps.json"


def digitise_plainly(images: list[Path], out: Path, settings: Settings) -> dict[str, float]:
    """Write the images' package and return the seconds of each step, pages taken together."""

    def work(order: Order) -> Delivered:
        current = CURRENT.get()
        works = tuple(current.finish(scan) for scan in order.issue.scans)
        with current.stopwatch.timed("articles"):
            issue = rebuild([one.page for one in works], order)
        with current.stopwatch.timed("package"):
            package = deliver(issue, order, workplace=current.bench.folder)
        profile = profile_of(works, current.stopwatch)
        return Delivered(package, issue, works=works, profile=profile)

    (order,) = orders_from_paths(images, Wanted(out, settings, force=True))
    if isinstance(order, Unusable):
        raise SystemExit(order.problem)
    begun = time.monotonic()
    delivered = carry_out(order, work, watch=lambda _number, _step: None)
    return {**delivered.profile, "all": time.monotonic() - begun}


if __name__ == "__main__":
    readers, jobs, target, *scans = sys.argv[1:]
    cv2.setNumThreads(1)  # pages run side by side
    told = digitise_plainly([Path(scan) for scan in scans], Path(target),
                            Settings(readers, jobs=int(jobs)))  # fmt: skip
    (Path(target) / STEPS_FILE).write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
