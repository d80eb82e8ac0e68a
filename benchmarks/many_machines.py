"""Several machines that work for one station: one of them dies, and how fast they are together.

    python -m benchmarks.many_machines               one of two dies amid a batch
    python -m benchmarks.many_machines --speed       two against one, a core each
    python -m benchmarks.many_machines --speed --whole --issues 4 --pages 2

Each stands up PostgreSQL, Redis, `banmian up` and machines that `banmian join`, all in a temporary
folder; as root every machine has a network of its own. The first tells line by line what held and
ends with 1 when something did not.
"""

from __future__ import annotations

import argparse
import signal
import sys
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from benchmarks.night import make_issues
from benchmarks.services import missing
from benchmarks.stand import Stand, stand, until
from benchmarks.takeover import takeover

STORY = (1560, 4840, 3010, 5640)
"""A page for measuring speed: as much as one story."""

WHOLE = (0, 0, 4480, 6500)
"""The whole of the sample page."""


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    words.add_argument("--speed", action="store_true")
    words.add_argument("--whole", action="store_true", help="whole pages, not one story each")
    words.add_argument("--issues", type=int, default=5)
    words.add_argument("--pages", type=int, default=4)
    given = words.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))  # nothing is left behind
    if lacking := missing():
        sys.exit(f"not installed: {', '.join(lacking)}")
    if given.speed:
        _speed(given.issues, given.pages, WHOLE if given.whole else STORY)
    else:
        sys.exit(0 if all([*_takeover(given.issues, given.pages)]) else 1)


def _takeover(issues: int, pages: int) -> Iterator[bool]:
    with tempfile.TemporaryDirectory(prefix="banmian-machines-") as folder:
        make_issues(Path(folder) / "backlog", issues, pages)
        with stand(Path(folder), workers=2) as up:
            for one in takeover(up, Path(folder) / "backlog", issues, pages):
                print(f"{'holds' if one.holds else 'FAILS'}: {one.claim} ({one.found})", flush=True)
                yield one.holds


def _speed(issues: int, pages: int, area: tuple[int, int, int, int]) -> None:
    taken = []
    for workers in (1, 2):
        with tempfile.TemporaryDirectory(prefix="banmian-machines-") as folder:
            make_issues(Path(folder) / "backlog", issues, pages, area)
            with stand(Path(folder), workers, cores=("0", "1")) as up:
                whole, issues_alone = _timed(up, Path(folder) / "backlog")
        taken.append(whole)
        print(f"{workers} at work: {whole:.0f} s, from the first issue to the last "
              f"{issues_alone:.0f} s", flush=True)  # fmt: skip
    print(f"two are {taken[0] / taken[1]:.2f} times as fast as one")


def _timed(up: Stand, backlog: Path) -> tuple[float, float]:
    """Return how long a batch took, and how long its issues from the first to the last."""
    batch = up.begin("backlog", backlog={"folder": str(backlog)})
    ended = until(lambda: up.ended(batch))
    print(ended["state"]["message"])
    runs = up.runs("digitise-issue")
    issues = max(map(_end, runs)) - min(_seconds(str(one["start_time"])) for one in runs)
    return _end(ended) - _seconds(str(ended["start_time"])), issues


def _end(run: dict[str, object]) -> float:
    return _seconds(str(run["end_time"]))


def _seconds(told: str) -> float:
    return datetime.fromisoformat(told).timestamp()


if __name__ == "__main__":
    main()
