"""Kills a run at a random moment, runs it again, and holds that nothing was lost or left behind.

    python -m benchmarks.kills --kills 100 --seed 1
    python -m benchmarks.kills --kills 6 --seed 2 --prefect embedded --victims server,group,run
    python -m benchmarks.kills --kills 100 --seed 3 --prefect none

An issue of twelve small pages is digitised undisturbed, then again and again into a new folder: the
real command, `kill -9` after a random while, the same command once more. All use one server, which
starts once; with `--prefect embedded` each starts its own, with `--prefect none` there is none and
the run is forked, not started: many more kills in the same time.
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
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import nullcontext, suppress
from dataclasses import dataclass
from pathlib import Path

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

PAGES = 12
VICTIMS = ("group", "run", "tesseract", "server")
READING = re.compile(r"page (\d+): reading")
LONGEST_RUN_S = 400.0
AFTER_THE_END = 1.05
"""Moments are drawn from the time of the undisturbed run and this much more."""


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


@dataclass(frozen=True)
class Trial:
    """What came of one kill: when, of whom, and what was not as it must be."""

    victim: str
    moment: float
    struck: bool
    finished: int
    faults: tuple[str, ...]


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


def trial(place: Place, victim: str, moment: float, wanted: str) -> Trial:
    """Kill once, run again, look at everything."""
    running = place.begin()
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
    finished, through = finished_pages(place.out), digest_of(place.out)
    code, told, _ = whole_run(place)
    again = {int(number) for number in READING.findall(told)}
    if code:
        faults.append(f"the second run ended with {code}:\n{told}")
    if digest_of(place.out) != wanted:
        faults.append("the package is another one")
    if redone := again & finished or (again if through == wanted else set()):
        faults.append(f"pages read again: {sorted(redone)}")
    faults += [f"left behind: {one}" for one in strays(place.out, place.temporary, place.cache)]
    faults += [f"still runs: {one}" for one in wait_until_gone(place.mark)]
    return Trial(victim, moment, hit, len(finished), tuple(faults))


def trials(
    given: argparse.Namespace, scans: Path, work: Path, server: str
) -> Iterator[tuple[Trial, float]]:
    """Yield what came of every kill, and how long an undisturbed run takes."""
    dice, last = random.Random(given.seed), time.monotonic() + 60 * given.minutes
    cache = work / "cache"
    forked = given.prefect == "none"
    undisturbed = Place(scans, work / "undisturbed", cache, server, forked)
    if not forked:  # the first one makes Prefect's records, which all later ones find made
        whole_run(Place(scans, work / "first", cache, server))
    code, told, seconds = whole_run(undisturbed)
    if code:
        raise SystemExit(f"the undisturbed run ended with {code}:\n{told}")
    wanted = digest_of(undisturbed.out)
    for number in range(given.kills):
        if time.monotonic() > last:
            return
        victim = given.victims[number % len(given.victims)]
        moment = dice.uniform(0.0, AFTER_THE_END * seconds)
        with tempfile.TemporaryDirectory(dir=work) as home:
            place = Place(scans, Path(home), cache, server, forked)
            yield trial(place, victim, moment, wanted), seconds


def report(found: Sequence[Trial], seconds: float) -> None:
    """Print a table, a row a victim, and every fault."""
    print(f"\nAn undisturbed run takes {seconds:.1f} s.\n")
    print("| killed | runs | struck | with pages finished before | faults |")
    print("|---|---:|---:|---:|---:|")
    for victim in dict.fromkeys(one.victim for one in found):
        mine = [one for one in found if one.victim == victim]
        told = Counter(hit=sum(one.struck for one in mine), bad=sum(bool(o.faults) for o in mine))
        partly = sum(one.finished > 0 for one in mine)
        print(f"| {victim} | {len(mine)} | {told['hit']} | {partly} | {told['bad']} |")


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    words.add_argument("--kills", type=int, default=100)
    words.add_argument("--seed", type=int, default=1)
    words.add_argument("--minutes", type=float, default=1e9, help="begin no kill after so long")
    words.add_argument("--pages", type=int, default=PAGES)
    words.add_argument("--prefect", choices=["server", "embedded", "none"], default="server")
    words.add_argument(
        "--victims", default=["group", "run", "tesseract"], type=lambda text: text.split(",")
    )
    given = words.parse_args()
    if not set(given.victims) <= set(VICTIMS):
        words.error(f"--victims are some of {','.join(VICTIMS)}")
    with tempfile.TemporaryDirectory(prefix="kills-") as folder:
        work = Path(folder)
        make_issue(work / "scans", given.pages)
        started = given.prefect == "server"
        with prefect_server(work / "server") if started else nullcontext("") as server:
            found, seconds = [], 0.0
            for one, whole in trials(given, work / "scans", work, server):
                found.append(one)
                seconds = whole
                told = "; ".join(one.faults) or "as it must be"
                print(
                    f"{len(found)}: {one.victim} after {one.moment:.1f} s, {one.finished} pages "
                    f"finished: {told}",
                    flush=True,
                )
    report(found, seconds)
    sys.exit(any(one.faults for one in found))


if __name__ == "__main__":
    main()
