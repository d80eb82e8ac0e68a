"""Kills a run at a random moment, runs it again, and holds that nothing was lost or left behind.

    python -m benchmarks.kills --kills 100 --seed 1
    python -m benchmarks.kills --kills 6 --seed 2 --prefect embedded --victims server,group,run
    python -m benchmarks.kills --kills 100 --seed 3 --prefect none --keep kills.jsonl

An issue of twelve small pages is digitised undisturbed, then again and again into a new folder: the
real command, `kill -9` at a random moment, the same command once more. A moment is drawn from the
time that the undisturbed run took, and is come to when a run has told of as many steps: so it is
amid the run on a busy machine, too. Tesseract is killed while pages are read. All use one server,
which starts once; with `--prefect embedded` each starts its own, with `--prefect none` there is
none and the run is forked, not started: many more kills in the same time. With `--keep` every kill
is written down when it is through, and the same command goes on from there.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import nullcontext, suppress
from pathlib import Path
from typing import NamedTuple

from benchmarks.disturbed import Begun, Place
from benchmarks.left_behind import (
    digest_of,
    finished_pages,
    processes_of,
    strays,
    wait_until_gone,
)
from benchmarks.moments import LOOK_S, READING, Course, Moment, course_of, steps_told
from benchmarks.prefect_server import prefect_server
from benchmarks.small_pages import make_issue
from benchmarks.trials import Trial, keep_trial, kept_trials, trial_table

PAGES = 12
VICTIMS = ("group", "run", "tesseract", "server")
LONGEST_RUN_S = 400.0
HANGS = 1000


def whole_run(place: Place) -> tuple[int, str]:
    """Run the command to its end; return its exit code and what it said."""
    run = place.begin()
    return code_of(run), run.told()


def code_of(run: Begun) -> int:
    """Return a run's exit code once it has ended; HANGS when it has to be ended."""
    try:
        return run.process.wait(timeout=LONGEST_RUN_S)
    except subprocess.TimeoutExpired:
        os.killpg(run.process.pid, signal.SIGKILL)
        run.process.wait(timeout=LONGEST_RUN_S)
        return HANGS


def struck(place: Place, victim: str, run: Begun) -> bool:
    """Kill somebody of a run; tell whether there was one."""
    if run.ended():
        return False
    if victim == "group":
        try:
            os.killpg(run.process.pid, signal.SIGKILL)
        except ProcessLookupError:  # it has just been forked and has no group yet
            return False
    elif victim == "run":
        run.process.kill()
    else:
        wanted = {"tesseract": b"tesseract", "server": b"prefect.server.api.server:create_app"}
        found = [one for one in processes_of(place.mark, wanted[victim]) if one != run.process.pid]
        for number in found[:1]:
            with suppress(ProcessLookupError):
                os.kill(number, signal.SIGKILL)
        return bool(found)
    return True


class Kill(NamedTuple):
    """Whom to kill, and where in its run."""

    victim: str
    moment: Moment


class Outcome(NamedTuple):
    """When it struck, in seconds, and if; pages finished and package made by then; faults."""

    seconds: float
    struck: bool
    finished: int
    through: bool
    faults: tuple[str, ...]


def trial(place: Place, kill: Kill, wanted: str) -> Outcome:
    """Kill once, run again, look at everything."""
    begun, run = time.monotonic(), place.begin()
    kill.moment.wait(lambda: len(steps_told(run.told())), run.ended)
    hit = struck(place, kill.victim, run)
    while not hit and not run.ended():
        time.sleep(LOOK_S)
        hit = struck(place, kill.victim, run)
    seconds = time.monotonic() - begun
    hangs = code_of(run) == HANGS
    first = run.told()
    faults = [f"it hung after the kill:\n{first}"] if hangs else []
    faults += [f"outlived the kill: {one}" for one in wait_until_gone(place.mark)]
    if "Traceback" in first:
        faults.append(f"a traceback after the kill:\n{first}")
    finished, through = finished_pages(place.out), digest_of(place.out) == wanted
    code, told = whole_run(place)
    again = {int(number) for number in READING.findall(told)}
    if code:
        faults.append(f"the second run ended with {code}:\n{told}")
    if digest_of(place.out) != wanted:
        faults.append("the package is another one")
    if redone := again & finished or (again if through else set()):
        faults.append(f"pages read again: {sorted(redone)}")
    faults += [f"left behind: {one}" for one in strays(place.out, place.temporary, place.cache)]
    faults += [f"still runs: {one}" for one in wait_until_gone(place.mark)]
    return Outcome(seconds, hit, len(finished), through, tuple(faults))


def undisturbed(work: Path, scans: Path, server: str, *, forked: bool) -> tuple[str, Course]:
    """Return the digest of the package of a run that nobody kills, and how that run went."""
    cache = work / "cache"
    if not forked:  # the first one makes Prefect's records, which all later ones find made
        whole_run(Place(scans, work / "first", cache, server))
    place = Place(scans, work / "undisturbed", cache, server, forked)
    run = place.begin()
    course = course_of(run.told, run.ended)
    if run.process.returncode:
        raise SystemExit(f"the undisturbed run ended with {run.process.returncode}:\n{run.told()}")
    return digest_of(place.out), course


def trials(given: argparse.Namespace, first: int, scans: Path, server: str) -> Iterator[Trial]:
    """Yield what came of every kill from the number `first` on."""
    work, forked = scans.parent, given.prefect == "none"
    last = time.monotonic() + 60 * given.minutes
    wanted, course = undisturbed(work, scans, server, forked=forked)
    print(f"an undisturbed run takes {course.whole:.1f} s", flush=True)
    for number in range(first, given.kills):
        if time.monotonic() > last:
            return
        dice = random.Random(f"{given.seed}-{given.prefect}-{number}")
        victim = given.victims[number % len(given.victims)]
        until = course.reading if victim == "tesseract" else course.whole
        kill = Kill(victim, course.moment(dice.uniform(0.0, until)))
        with tempfile.TemporaryDirectory(dir=work) as home:
            place = Place(scans, Path(home), work / "cache", server, forked)
            found = trial(place, kill, wanted)
        yield Trial(given.prefect, number, victim, found.seconds, course.whole, *found[1:])


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
