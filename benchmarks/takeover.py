"""A machine dies amid a batch: what has to hold when the batch is through all the same."""

from __future__ import annotations

import hashlib
import json
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.hosts import Host
from benchmarks.services import keys_in
from benchmarks.stand import ENDS, HEARTBEAT_S, Stand, until
from flows.records import FOLDER

RUN = "PREFECT__FLOW_RUN_ID"
SILENT_S = 1.2 * HEARTBEAT_S
"""So long the check waits for a sign of life; a night's batch waits four minutes."""


@dataclass(frozen=True, slots=True)
class Proof:
    """A claim, what was found, and whether it holds."""

    claim: str
    holds: bool
    found: str


def takeover(up: Stand, backlog: Path, issues: int, pages: int) -> Iterator[Proof]:
    """Begin a batch, kill the last machine amid an issue, wait for the end, and yield proofs."""
    batch = up.begin("backlog", backlog={"folder": str(backlog)})
    survivor, victim = up.workers[0], up.workers[-1]
    gone = until(lambda: _stopped_amid(up, victim, pages) if _runs_on(survivor) else None)
    victim.kill()
    died, shelf = time.monotonic(), _shelf(up)
    yield Proof("both machines were at work", bool(gone), f"{sum(gone.values())} pages finished")
    yield Proof("a machine died", not any(victim.processes()), "SIGKILL to all its processes")
    until(lambda: _tended(up, gone, died))
    yield Proof("its runs are Crashed", True, f"{time.monotonic() - died:.0f} s after")
    ended = until(lambda: up.ended(batch))
    until(lambda: _recorded(up))
    yield from _batch(up, ended, issues, pages)
    yield _again(up, gone)
    after = _shelf(up)
    kept = sum(after.get(file) == written for file, written in shelf.items())
    yield Proof(
        "what was finished was not read again", kept == len(shelf), f"{kept} of {len(shelf)} kept"
    )
    yield _read_once(up, issues * pages)
    yield _audited(up, backlog)
    yield _delivered(up, issues)
    keys = keys_in(up.redis)
    yield Proof("the server speaks through Redis", keys > 0, f"{keys} keys")


def _runs_on(host: Host) -> set[str]:
    return {known[RUN] for _, known in host.processes() if known.get(RUN)}


def _stopped_amid(up: Stand, host: Host, pages: int) -> dict[str, int]:
    """Stop a machine if it is amid an issue: return its runs and how many pages each has finished.

    What the server knows lags behind; so all stands still while the finished pages are counted. A
    machine that is not amid an issue goes on, and nothing is returned.
    """
    host.kill(signal.SIGSTOP)
    runs = {run: _done(up, run) for run in _runs_on(host)}
    amid = {run: done for run, done in runs.items() if 0 < done < pages - 1}
    if not amid:
        host.kill(signal.SIGCONT)
    return amid


def _done(up: Stand, run: str) -> int:
    """Return how many pages of a run's issue are finished, by the files of all machines."""
    source = Path(up.run(run)["parameters"]["scans"]["source"])
    scans = {hashlib.sha256(scan.read_bytes()).hexdigest() for scan in source.glob("*.png")}
    read = {json.loads(file.read_bytes())["source"]["sha256"] for file in _shelf(up)}
    return len(scans & read)


def _tasks(up: Stand, run: str) -> list[dict[str, Any]]:
    return list(up.ask("task_runs/filter", flow_runs={"id": {"any_": [run]}}))


def _recorded(up: Stand) -> bool:
    """Tell whether the server has heard of every page's end: it is told a while later."""
    runs = [run for run in up.runs("digitise-issue") if run["state_type"] == "COMPLETED"]
    return all(task["state_type"] in ENDS for run in runs for task in _tasks(up, run["id"]))


def _tended(up: Stand, gone: Iterable[str], died: float) -> bool:
    """Have the dead looked for once they were silent for so long; tell whether all are found."""
    if time.monotonic() - died > SILENT_S:
        tending = up.begin("tending", silent_minutes=SILENT_S / 60)
        until(lambda: up.ended(tending))
    return all(up.run(run)["state_type"] == "CRASHED" for run in gone)


def _shelf(up: Stand) -> dict[Path, int]:
    """Return the pages that are read, and when they were written."""
    pages = (up.packages / FOLDER / "pages").glob("*/read-*.json")
    return {file: file.stat().st_mtime_ns for file in pages}


def _batch(up: Stand, ended: dict[str, Any], issues: int, pages: int) -> Iterator[Proof]:
    told = str(ended["state"]["message"])
    whole = f"{issues} of {issues} issues, {issues * pages} pages"
    complete = ended["state_type"] == "COMPLETED" and told.startswith(whole)
    yield Proof("the batch ended complete", complete, told)
    made = len(list(up.packages.glob("*/issue.json")))
    yield Proof("each issue has one package", made == issues, f"{made} packages")


def _again(up: Stand, gone: dict[str, int]) -> Proof:
    """Prove that the issues of the dead machine were done in runs that took up its pages."""
    runs = up.runs("digitise-issue")
    sources = {run["id"]: run["parameters"]["scans"]["source"] for run in runs}
    taken, crashed = 0, []
    for dead, done in gone.items():
        crashed.append(up.run(dead)["state_type"] == "CRASHED")
        others = [run for run, source in sources.items() if source == sources[dead] and run != dead]
        cached = sum(task["state_name"] == "Cached" for run in others for task in _tasks(up, run))
        taken += cached >= done
    found = f"{sum(crashed)} crashed, {taken} taken over with their pages"
    return Proof("its work was taken over", all(crashed) and taken == len(gone), found)


def _read_once(up: Stand, pages: int) -> Proof:
    read: Counter[tuple[str, str]] = Counter()
    for run in up.runs("digitise-issue"):
        source = run["parameters"]["scans"]["source"]
        names = [
            task["name"].rpartition(" page ")[2]
            for task in _tasks(up, run["id"])
            if task["state_name"] == "Completed" and " page " in task["name"]
        ]
        read.update((source, name) for name in names)
    twice = sum(times > 1 for times in read.values())
    return Proof("no page was read twice", not twice, f"{len(read)} of {pages} once, {twice} twice")


def _audited(up: Stand, backlog: Path) -> Proof:
    words = [sys.executable, "-m", "flows", "audit", str(backlog), str(up.packages)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    told = (done.stdout + done.stderr).strip()
    return Proof("every scan is in exactly one package", done.returncode == 0, told)


def _delivered(up: Stand, issues: int) -> Proof:
    there = len(list((up.shared / "room").glob("*/latest.json")))
    versions = len([one for one in (up.shared / "room").glob("*/*") if one.is_dir()])
    found = f"{there} issues, {versions} versions"
    return Proof("every package was delivered once", there == versions == issues, found)
