"""A station that loses its flow, batch, worker, server or all of itself amid a batch, and goes on.

    python -m benchmarks.blows
    python -m benchmarks.blows --victims flow,server --issues 2 --pages 8

`banmian up` as on any machine, on its own SQLite. A batch that nobody disturbs tells what its
packages have to be; then a batch for every victim, which is killed (`kill -9`) at a random page.
Whole stations are begun again, and the look after the dead, which a station takes every five
minutes, is taken every minute. A blow is survived when the batch ends complete, its packages
are the same byte by byte, and no finished page or package was made again.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import tempfile
import time
import urllib.error
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from benchmarks.hosts import free_port
from benchmarks.left_behind import digest_of
from benchmarks.night import ask, make_issues, station
from flows.records import FOLDER

VICTIMS = ("flow", "batch", "worker", "server", "station")
LONGEST_S = 1500.0
HEARTBEAT_S = 30
"""A run's process gives a sign of life so often: Prefect takes no shorter time."""
SILENT_S = 1.5 * HEARTBEAT_S
TENDED_EVERY_S = 60.0
SERVER_ERROR = 500
RUN = b"PREFECT__FLOW_RUN_ID"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Survived:
    """What came of a batch: seconds; pages and packages finished at the blow; faults."""

    seconds: float
    pages: int
    packages: int
    faults: tuple[str, ...]


class Standing:
    """A station that is up, may be begun again, and is asked for what it knows."""

    def __init__(self, home: Path, stack: ExitStack) -> None:
        self.home, self._stack = home, stack
        self.port, self._tended = free_port("127.0.0.1"), time.monotonic()
        self._begin()

    def _begin(self) -> None:
        words = ("--readers", "tesseract", "--nightly", "0 1 1 1 *")
        self.process = self._stack.enter_context(station(self.home, self.port, *words))

    def ask(self, path: str, **content: Any) -> Any:
        return until(lambda: _answer(lambda: [ask(self.port, path, **content)]))[0]

    def batch(self, backlog: Path, out: Path) -> str:
        """Begin a batch whose packages go to a folder of its own."""
        mine = {"backlog": {"folder": str(backlog)}}
        there = {"packages": str(out)}
        return self._begin_run(
            "backlog", lambda given: {**given, **mine, "output": given["output"] | there}
        )

    def _begin_run(self, name: str, how: Callable[[dict[str, Any]], dict[str, Any]]) -> str:
        (found,) = self.ask("/deployments/filter", deployments={"name": {"any_": [name]}})
        given = how(found["parameters"])
        made = self.ask(f"/deployments/{found['id']}/create_flow_run", parameters=given)
        return str(made["id"])

    def _run(self, run: str) -> dict[str, Any]:
        (found,) = self.ask("/flow_runs/filter", flow_runs={"id": {"any_": [run]}})
        return dict(found)

    def processes(self) -> Iterator[tuple[int, bytes, bytes]]:
        """Yield number, words and flow run of whatever the station has begun."""
        for entry in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                lines = (entry / "environ").read_bytes().split(b"\0")
                known = {name: text for name, _, text in (line.partition(b"=") for line in lines)}
                if known.get(b"PREFECT_HOME") == os.fsencode(self.home / "server"):
                    yield int(entry.name), (entry / "cmdline").read_bytes(), known.get(RUN, b"")

    def strike(self, victim: str, batch: str) -> int:
        """Kill a victim; return how many processes that were."""
        runs = self.ask("/flow_runs/filter", flows={"name": {"any_": ["digitise-issue"]}})
        issues, engine = {str(run["id"]).encode() for run in runs}, b"prefect.engine"
        chosen: dict[str, Callable[[bytes, bytes], bool]] = {
            "flow": lambda words, run: engine in words and run in issues,
            "batch": lambda words, run: engine in words and run == batch.encode(),
            "worker": lambda words, _: b"worker\0start" in words and b"issues" in words,
            "server": lambda words, _: b"server\0start" in words,
            "station": lambda *_: True,
        }
        if victim == "station":
            self.process.kill()
            self.process.wait()
        found = [number for number, words, run in self.processes() if chosen[victim](words, run)]
        for number in found:
            with suppress(ProcessLookupError):
                os.kill(number, signal.SIGKILL)
        return len(found)

    def ended(self, batch: str) -> dict[str, Any] | None:
        """Return a batch once it has ended; until then have the dead looked for now and then."""
        run = self._run(batch)
        if run["state_type"] in ("COMPLETED", "FAILED", "CANCELLED"):
            return run
        if time.monotonic() > self._tended + TENDED_EVERY_S:
            self._tended = time.monotonic()
            self._begin_run("tending", lambda given: given | {"silent_minutes": SILENT_S / 60})
        time.sleep(1)
        return None

    def begin_again(self) -> None:
        """Begin the station again if it is gone."""
        if self.process.poll() is not None:
            self._begin()


def _answer(look: Callable[[], T]) -> T | None:
    """Return what a look finds, None while the server is away or busy."""
    try:
        return look()
    except OSError as error:  # that of urllib is one, too
        if isinstance(error, urllib.error.HTTPError) and error.code < SERVER_ERROR:
            raise
        return None


def until(look: Callable[[], T | None]) -> T:
    last = time.monotonic() + LONGEST_S
    while time.monotonic() < last:
        if found := look():
            return found
        time.sleep(0.2)
    raise SystemExit("that took too long")


def finished(out: Path) -> tuple[dict[str, int], dict[str, int]]:
    """Return pages that are read and packages that are made, and when they were written."""
    pages, packages = (out / FOLDER / "pages").glob("*/read-*.json"), out.glob("*/issue.json")
    return _written(pages), _written(packages)


def _written(files: Iterable[Path]) -> dict[str, int]:
    return {str(file): file.stat().st_mtime_ns for file in files}


def blow(up: Standing, backlog: Path, victim: str, amid: int) -> tuple[str, Survived]:
    """Run a batch, strike once so many pages are read, and look; return its packages' digest."""
    out, begun = up.home / f"packages-{victim or 'calm'}", time.monotonic()
    out.mkdir(parents=True)
    batch, faults = up.batch(backlog, out), list[str]()
    pages, packages = dict[str, int](), dict[str, int]()
    if victim:
        until(lambda: len(finished(out)[0]) >= amid)
        if not up.strike(victim, batch):
            faults.append("nobody was struck")
        pages, packages = finished(out)
        up.begin_again()
    ended = until(lambda: up.ended(batch))
    told, issues = str(ended["state"]["message"]), len(list(backlog.iterdir()))
    if not told.startswith(f"{issues} of {issues} issues"):
        faults.append(f"the batch ended so: {told}")
    for kind, before, after in zip(
        ("pages", "packages"), (pages, packages), finished(out), strict=True
    ):
        again = sum(after.get(file) != written for file, written in before.items())
        faults += [f"{again} finished {kind} were made again"] if again else []
    seconds = time.monotonic() - begun
    return digest_of(out), Survived(seconds, len(pages), len(packages), tuple(faults))


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    words.add_argument("--victims", default=VICTIMS, type=lambda text: text.split(","))
    words.add_argument("--issues", type=int, default=2)
    words.add_argument("--pages", type=int, default=8)
    words.add_argument("--seed", type=int, default=1)
    given = words.parse_args()
    if unknown := set(given.victims) - set(VICTIMS):
        words.error(f"--victims are some of {','.join(VICTIMS)}, not {','.join(unknown)}")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))  # nothing is left behind
    os.environ["PREFECT_FLOWS_HEARTBEAT_FREQUENCY"] = str(HEARTBEAT_S)
    dice, faults = random.Random(given.seed), 0
    with tempfile.TemporaryDirectory(prefix="banmian-blows-") as folder, ExitStack() as stack:
        backlog = Path(folder) / "backlog"
        make_issues(backlog, given.issues, given.pages)
        up = Standing(Path(folder) / "home", stack)
        wanted, calm = blow(up, backlog, "", 0)
        print(f"nobody: {calm.seconds:.0f} s {'; '.join(calm.faults)}", flush=True)
        for victim in given.victims:
            amid = dice.randrange(1, given.issues * given.pages - 1)
            digest, found = blow(up, backlog, victim, amid)
            told = [*found.faults, *([] if digest == wanted else ["the packages are others"])]
            faults += len(told)
            print(
                f"{victim}, with {found.pages} of {given.issues * given.pages} pages and "
                f"{found.packages} packages finished: {found.seconds:.0f} s, "
                f"{'; '.join(told) or 'as it must be'}", flush=True,
            )  # fmt: skip
    sys.exit(bool(faults or calm.faults))


if __name__ == "__main__":
    main()
