"""Kills a run at a random moment, runs it again, and holds that nothing was lost or left behind.

    python -m benchmarks.kills --kills 100 --seed 1
    python -m benchmarks.kills --kills 6 --seed 2 --prefect embedded --victims server,group,run
    python -m benchmarks.kills --kills 100 --seed 3 --prefect none --keep kills.jsonl

An issue of twelve small pages is digitised undisturbed, then again and again into a new folder: the
real command, `kill -9` after a random while, the same command once more. All use one server, which
starts once; with `--prefect embedded` each starts its own, with `--prefect none` there is none and
the run is forked, not started: many more kills in the same time. With `--keep` every kill is
written down when it is through, and the same command goes on from there.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import nullcontext, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from benchmarks.forked_run import ForkedRun
from benchmarks.left_behind import (
    digest_of,
    finished_pages,
    processes_of,
    strays,
    wait_until_gone,
)
from benchmarks.prefect_server import prefect_server
from benchmarks.small_pages import make_issue
from benchmarks.trials import Trial, keep_trial, kept_trials, trial_table

PAGES = 12
VICTIMS = ("group", "run", "tesseract", "server")
READING = re.compile(r"page (\d+): reading")
LONGEST_RUN_S = 400.0
BEYOND = 1.05
"""Of the time of an undisturbed run: until then moments are drawn."""


@dataclass(frozen=True)
class Place:
    """Folders of one trial, and what its processes are known by."""

    scans: Path
    home: Path
    cache: Path
    server: str
    forked: bool = False

    @property
    def out(self) -> Path:
        return self.home / "out"

    @property
    def temporary(self) -> Path:
        return self.home / "tmp"

    @property
    def mark(self) -> str:
        return f"TMPDIR={self.temporary}"  # confined children see this of the environment

    def environment(self) -> dict[str, str]:
        mine = {k: v for k, v in os.environ.items() if not k.startswith(("PREFECT_", "BANMIAN_"))}
        mine |= {"TMPDIR": str(self.temporary), "XDG_CACHE_HOME": str(self.cache)}
        if self.server:
            mine |= {"PREFECT_API_URL": self.server, "PREFECT_LOGGING_LEVEL": "CRITICAL"}
            mine["PREFECT_HOME"] = str(self.cache / "client")
        return mine

    def begin(self) -> subprocess.Popen[str] | ForkedRun:
        """Start the command in a process group of its own."""
        self.temporary.mkdir(parents=True, exist_ok=True)
        if self.forked:
            said = self.home / f"said-{time.monotonic()}"
            return ForkedRun(self.scans, self.out, self.environment(), said)
        words = ["digitise", str(self.scans), "--out", str(self.out), "--readers", "tesseract"]
        return subprocess.Popen(
            [sys.executable, "-m", "flows", *words],
            env=self.environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )


def whole_run(place: Place) -> tuple[int, str, float]:
    """Run the command to its end; return its exit code, what it said, and the seconds."""
    begun = time.monotonic()
    running = place.begin()
    told, _ = running.communicate(timeout=LONGEST_RUN_S)
    return running.returncode or 0, told, time.monotonic() - begun


def struck(place: Place, victim: str, running: subprocess.Popen[str] | ForkedRun) -> bool:
    """Kill somebody of a run; tell whether there was one."""
    if running.poll() is not None:
        return False
    if victim == "group":
        try:
            os.killpg(running.pid, signal.SIGKILL)
        except ProcessLookupError:  # it has just been forked and has no group yet
            return False
    elif victim == "run":
        running.kill()
    else:
        wanted = {"tesseract": b"tesseract", "server": b"prefect.server.api.server:create_app"}
        found = [one for one in processes_of(place.mark, wanted[victim]) if one != running.pid]
        for number in found[:1]:
            with suppress(ProcessLookupError):
                os.kill(number, signal.SIGKILL)
        return bool(found)
    return True


class Kill(NamedTuple):
    """Whom to kill, and how many seconds after the start."""

    victim: str
    moment: float


def trial(place: Place, kill: Kill, wanted: str) -> tuple[bool, int, bool, tuple[str, ...]]:
    """Kill once, run again, look at everything.

    Return whether somebody was struck, how many pages were finished by then, whether the package
    was, and the faults.
    """
    running, (victim, moment) = place.begin(), kill
    with suppress(subprocess.TimeoutExpired):
        running.wait(timeout=moment)
    hit, last = struck(place, victim, running), time.monotonic() + moment
    while not hit and running.poll() is None and time.monotonic() < last:
        time.sleep(0.02)
        hit = struck(place, victim, running)
    first, _ = running.communicate(timeout=LONGEST_RUN_S)
    faults = [f"outlived the kill: {one}" for one in wait_until_gone(place.mark)]
    if "Traceback" in first:
        faults.append(f"a traceback after the kill:\n{first}")
    finished, through = finished_pages(place.out), digest_of(place.out) == wanted
    code, told, _ = whole_run(place)
    again = {int(number) for number in READING.findall(told)}
    if code:
        faults.append(f"the second run ended with {code}:\n{told}")
    if digest_of(place.out) != wanted:
        faults.append("the package is another one")
    if redone := again & finished or (again if through else set()):
        faults.append(f"pages read again: {sorted(redone)}")
    faults += [f"left behind: {one}" for one in strays(place.out, place.temporary, place.cache)]
    faults += [f"still runs: {one}" for one in wait_until_gone(place.mark)]
    return hit, len(finished), through, tuple(faults)


def undisturbed(work: Path, scans: Path, server: str, *, forked: bool) -> tuple[str, float]:
    """Return the digest of the package of a run that nobody kills, and how long that took."""
    cache = work / "cache"
    if not forked:  # the first one makes Prefect's records, which all later ones find made
        whole_run(Place(scans, work / "first", cache, server))
    place = Place(scans, work / "undisturbed", cache, server, forked)
    code, told, seconds = whole_run(place)
    if code:
        raise SystemExit(f"the undisturbed run ended with {code}:\n{told}")
    return digest_of(place.out), seconds


def trials(given: argparse.Namespace, first: int, scans: Path, server: str) -> Iterator[Trial]:
    """Yield what came of every kill from the number `first` on."""
    work, forked = scans.parent, given.prefect == "none"
    last = time.monotonic() + 60 * given.minutes
    wanted, whole = undisturbed(work, scans, server, forked=forked)
    print(f"an undisturbed run takes {whole:.1f} s", flush=True)
    for number in range(first, given.kills):
        if time.monotonic() > last:
            return
        dice = random.Random(f"{given.seed}-{given.prefect}-{number}")
        kill = Kill(given.victims[number % len(given.victims)], dice.uniform(0.0, BEYOND * whole))
        with tempfile.TemporaryDirectory(dir=work) as home:
            place = Place(scans, Path(home), work / "cache", server, forked)
            hit, finished, through, faults = trial(place, kill, wanted)
        yield Trial(given.prefect, number, *kill, whole, hit, finished, through, faults)


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    words.add_argument("--kills", type=int, default=100)
    words.add_argument("--seed", type=int, default=1)
    words.add_argument("--minutes", type=float, default=1e9, help="begin no kill after so long")
    words.add_argument("--keep", type=Path, help="a file of kills that were made, to go on from")
    words.add_argument("--pages", type=int, default=PAGES)
    words.add_argument("--prefect", choices=["server", "embedded", "none"], default="server")
    words.add_argument(
        "--victims", default=["group", "run", "tesseract"], type=lambda text: text.split(",")
    )
    given = words.parse_args()
    if not set(given.victims) <= set(VICTIMS):
        words.error(f"--victims are some of {','.join(VICTIMS)}")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # it cleans up as after Ctrl-C
    found = kept_trials(given.keep) if given.keep else []
    first = sum(one.prefect == given.prefect for one in found)
    with tempfile.TemporaryDirectory(prefix="kills-") as folder:
        scans = Path(folder) / "scans"
        make_issue(scans, given.pages)
        started = given.prefect == "server"
        with prefect_server(Path(folder) / "server") if started else nullcontext("") as server:
            for one in trials(given, first, scans, server):
                found.append(one)
                if given.keep:
                    keep_trial(given.keep, one)
                told = "; ".join(one.faults) or "as it must be"
                when = f"{one.victim} after {one.moment:.1f} s"
                print(
                    f"{one.number + 1}: {when}, {one.finished} pages finished: {told}", flush=True
                )
    print("", *trial_table(found), sep="\n")
    sys.exit(any(one.faults for one in found))


if __name__ == "__main__":
    main()
