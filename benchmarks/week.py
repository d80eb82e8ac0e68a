"""A week in small: many small pages in one run, and whether anything grows meanwhile.

    python -m benchmarks.week --pages 1000
    python -m benchmarks.week --pages 1000 --minutes 20 --prefect none

One `banmian digitise --backlog` reads issues of ten small pages one after the other, on the
embedded Prefect. Each process that lasts is looked at every few seconds: resident memory, open
files; and the temporary files of the run. Memory is flat when the median of its last tenth is
within 5 % of that after the first fifty pages. With `--prefect none` the same is done in one
process without Prefect.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.disturbed import Place
from benchmarks.forked_run import ForkedRun
from benchmarks.left_behind import processes_of, strays
from benchmarks.small_pages import STRIP, make_issue

PAGES_AN_ISSUE = 10
WARM_UP = 50
LOOK_S = 2.0
FLAT = 0.05
STOPPED = "stopped when its time was over"
LASTING_S = 60.0
"""A process that has lived for so long is one that could grow."""


@dataclass(frozen=True)
class Look:
    """One process at one moment: pages done by then, KiB resident, open files."""

    process: int
    name: str
    pages: int
    memory: int
    files: int


def looks_at(place: Place, main: int, pages: int) -> Iterator[Look]:
    """Yield a look at every process of a run."""
    for process in {main, *processes_of(place.mark)}:
        with suppress(OSError, KeyError, ValueError, IndexError):  # it has just ended
            entry = Path(f"/proc/{process}")
            status = dict(
                line.split(":", 1) for line in (entry / "status").read_text().splitlines()
            )
            words = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode()
            files = len(list((entry / "fd").iterdir()))
            yield Look(process, named(words), pages, int(status["VmRSS"].split()[0]), files)


def named(words: str) -> str:
    """Return what a command is called in the table."""
    known = ("prefect.server", "press.confined.server", "guard.py", "tesseract")
    return next((name for name in known if name in words), "banmian")


def pages_done(said: Path) -> int:
    return said.read_text("utf-8", errors="replace").count(": done\n")


def watched(place: Place, given: argparse.Namespace) -> tuple[list[Look], list[int], str]:
    """Run to the end, or for some minutes; return looks, temporary files, and how it ended."""
    said = place.home / "said"
    place.temporary.mkdir(parents=True)
    running: subprocess.Popen[bytes] | ForkedRun
    if given.prefect == "none":
        running = ForkedRun(place.scans, place.out, place.environment(), said)
    else:
        running = begun(place, said)
    looks: list[Look] = []
    files: list[int] = []
    last, told = time.monotonic() + 60 * given.minutes, -WARM_UP
    while running.poll() is None:
        time.sleep(LOOK_S)
        pages = pages_done(said)
        looks += looks_at(place, running.pid, pages)
        files.append(sum(len(names) for _, _, names in os.walk(place.temporary)))
        if pages - told >= WARM_UP:
            told = pages
            print(f"{pages} pages: {sum_of(looks, pages)}", flush=True)
        if time.monotonic() > last:
            running.send_signal(signal.SIGINT)
            running.wait(timeout=60)
            return looks, files, STOPPED
    return looks, files, f"ended with {running.returncode}"


def begun(place: Place, said: Path) -> subprocess.Popen[bytes]:
    words = ["digitise", "--backlog", str(place.scans), "--out", str(place.out)]
    with said.open("wb") as file:
        return subprocess.Popen(
            [sys.executable, "-m", "flows", *words, "--readers", "tesseract"],
            env=place.environment(),
            stdout=file,
            stderr=file,
            start_new_session=True,
            # What runs in the background of a shell has learnt to ignore Ctrl-C.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )


def sum_of(looks: Sequence[Look], pages: int) -> str:
    now = [look for look in looks if look.pages == pages][-8:]
    newest = {look.name: look for look in now if look.name != "tesseract"}
    return ", ".join(f"{n} {one.memory // 1024} MiB {one.files} files" for n, one in newest.items())


def report(looks: Sequence[Look], files: Sequence[int], ended: str) -> bool:
    """Print a row a process that lasted; tell whether all of them are flat."""
    pages, flat = max((look.pages for look in looks), default=0), True
    print(f"\n{pages} pages; the run {ended}.\n")
    print("| process | MiB after 50 pages | at the end | change | open files then | at the end |")
    print("|---|---:|---:|---:|---:|---:|")
    for process in dict.fromkeys(look.process for look in looks):
        mine = [look for look in looks if look.process == process and look.pages >= WARM_UP]
        if len(mine) * LOOK_S < LASTING_S:
            continue
        tenth = max(1, len(mine) // 10)
        first, last = mine[:tenth], mine[-tenth:]
        before, after = (median(look.memory for look in some) for some in (first, last))
        change = after / before - 1
        flat &= abs(change) <= FLAT
        opened = [round(median(look.files for look in some)) for some in (first, last)]
        print(
            f"| {mine[0].name} | {before / 1024:.1f} | {after / 1024:.1f} | {change:+.1%} "
            f"| {opened[0]} | {opened[1]} |"
        )
    if files:
        print(f"\nTemporary files: at most {max(files)} at a time, {files[-1]} at the last look.")
    return flat


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    words.add_argument("--pages", type=int, default=1000)
    words.add_argument("--minutes", type=float, default=1e9, help="stop after so long")
    words.add_argument("--prefect", choices=["embedded", "none"], default="embedded")
    given = words.parse_args()
    with tempfile.TemporaryDirectory(prefix="week-") as folder:
        work = Path(folder)
        for number in range(given.pages // PAGES_AN_ISSUE):
            issue = work / "scans" / f"{number:04}"
            make_issue(issue, PAGES_AN_ISSUE, edition=str(number), area=STRIP)
        place = Place(work / "scans", work, work / "cache", "")
        looks, files, ended = watched(place, given)
        flat = report(looks, files, ended)
        left = list(strays(place.out, place.temporary, place.cache))
        print("Left behind:", ", ".join(left) or "nothing")
    # A run that was stopped keeps the pages of the issue that it was at.
    sys.exit(not flat or (bool(left) and ended != STOPPED))


if __name__ == "__main__":
    main()
