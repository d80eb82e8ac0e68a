"""A night's batch on one machine: what Prefect costs a page, and whether the UI keeps up.

    python -m benchmarks.night --issues 40 --pages 8

Starts `banmian up` in a temporary folder, puts issues of small pages into its inbox, has it looked
at and waits until they are through. A page's overhead is its share of the batch's time less what it
takes without Prefect, to the package, on as many cores: in processes of which each does one issue,
as many at once, as Prefect's workers have it; and in one process that has everything loaded.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import cv2
from PIL import Image, ImageDraw

from benchmarks.testpages import ROOT
from flows.delivery import Delivered, deliver, rebuild
from flows.digitise import carry_out
from flows.head_start import CURRENT
from flows.intake import Wanted, orders_from_paths
from flows.order import Order, Settings

SAMPLE = ROOT / "fixtures/sample/liaoyuan-ribao-2022-04-06/p0001.jpg"
SMALL = (1560, 4840, 2300, 5340)
WITHOUT = 6
"""So many issues are done without Prefect."""


def make_issues(
    folder: Path, issues: int, pages: int, area: tuple[int, int, int, int] = SMALL
) -> None:
    """Write so many issues of small pages, an area of the sample page, no two of them alike."""
    with Image.open(SAMPLE) as page:
        small = page.crop(area)
    for number in range(issues):
        issue = folder / f"issue-{number:03}"
        issue.mkdir(parents=True)
        for index in range(pages):
            mine = small.copy()
            ImageDraw.Draw(mine).point((number, index), fill=0)
            mine.save(issue / f"{index + 1}.png", dpi=(300, 300))
        (issue / "issue.toml").write_text(f'title = "日报"\nedition = "{number:03}"\n', "utf-8")
        (issue / "complete").touch()


def seconds_without_prefect(issue: Path, pages: int) -> float:
    """Return what a page takes of an issue that is digitised, to its package, without Prefect."""
    cv2.setNumThreads(1)
    settings = Settings("tesseract", jobs=len(os.sched_getaffinity(0)))
    taken = []
    for _ in range(2):  # the first one loads what is loaded once
        with tempfile.TemporaryDirectory() as folder:
            (order,) = orders_from_paths([issue], Wanted(Path(folder), settings))
            assert isinstance(order, Order)
            begun = time.monotonic()
            carry_out(order, _plainly, watch=lambda *_: None)
            taken.append(time.monotonic() - begun)
    return min(taken) / pages


def seconds_in_own_processes(issues: list[Path], pages: int, at_once: int) -> float:
    """Return what a page takes without Prefect when every issue has a process of its own."""
    words = [sys.executable, "-m", "benchmarks.digitise_plainly", "tesseract"]
    cores = str(len(os.sched_getaffinity(0)))

    def digitise(issue: Path) -> None:
        with tempfile.TemporaryDirectory() as folder:
            scans = map(str, sorted(issue.glob("*.png")))
            subprocess.run([*words, cores, folder, *scans], check=True, cwd=ROOT)

    begun = time.monotonic()
    with ThreadPoolExecutor(at_once) as pool:
        list(pool.map(digitise, issues))
    return (time.monotonic() - begun) / (len(issues) * pages)


def _plainly(order: Order) -> Delivered:
    current = CURRENT.get()
    works = tuple(current.finish(scan) for scan in order.issue.scans)
    issue = rebuild([one.page for one in works], order)
    return Delivered(deliver(issue, order, workplace=current.bench.folder), issue, works=works)


@contextmanager
def station(home: Path, port: int, *words: str) -> Iterator[subprocess.Popen[str]]:
    """Run `banmian up` while the block runs."""
    command = [
        sys.executable,
        "-m",
        "flows",
        "up",
        "--home",
        str(home),
        "--port",
        str(port),
        *words,
    ]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stderr
        for line in process.stderr:
            print(line, end="", flush=True)
            if "Ctrl-C stops it" in line:
                break
        try:
            yield process
        finally:
            process.terminate()


def ask(port: int, path: str, **content: Any) -> Any:
    asked = urllib.request.Request(
        f"http://127.0.0.1:{port}/api{path}",
        json.dumps(content).encode(),
        {"content-type": "application/json"},
    )
    with urllib.request.urlopen(asked, timeout=60) as answer:
        return json.load(answer)


def begin(port: int, deployment: str) -> None:
    (found,) = ask(port, "/deployments/filter", deployments={"name": {"any_": [deployment]}})
    ask(port, f"/deployments/{found['id']}/create_flow_run", parameters=found["parameters"])


def runs_page_seconds(port: int) -> float:
    """Return how long the requests of the UI's page of runs take together."""
    begun = time.monotonic()
    ask(port, "/flow_runs/filter", sort="START_TIME_DESC", limit=50)
    ask(port, "/flow_runs/count")
    ask(port, "/flow_runs/history", history_start="2026-01-01T00:00:00Z",
        history_end="2036-01-01T00:00:00Z", history_interval_seconds=8640000)  # fmt: skip
    return time.monotonic() - begun


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    words.add_argument("--issues", type=int, default=40)
    words.add_argument("--pages", type=int, default=8)
    words.add_argument("--at-once", type=int, default=1)
    words.add_argument("--port", type=int, default=4530)
    given = words.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        make_issues(home / "inbox", given.issues, given.pages)
        inbox = sorted((home / "inbox").iterdir())
        alone = (
            seconds_in_own_processes(inbox[:WITHOUT], given.pages, given.at_once),
            seconds_without_prefect(inbox[0], given.pages),
        )
        print(f"a page without Prefect: {alone[0]:.2f} s, with everything loaded {alone[1]:.2f} s")
        options = ("--readers", "tesseract")
        with station(home, given.port, *options, "--at-once", str(given.at_once)):
            begin(given.port, "inbox")
            report(given, alone, watch(given.port, given.issues))
            records = home / "server" / "prefect.db"
            kept = records.stat().st_size / (given.issues * given.pages)
            told = (home / "server" / "logs" / "server.log").read_text("utf-8")
            locked = told.count("OperationalError) database is locked")
            print(f"database: {kept / 1000:.0f} kB a page, found locked {locked} times")


def watch(port: int, issues: int) -> tuple[list[dict[str, Any]], list[float]]:
    """Wait until all issues are through; return their runs and how long the UI took meanwhile."""
    wanted: dict[str, Any] = {"flows": {"name": {"any_": ["digitise-issue"]}}}
    looks: list[float] = []
    while True:
        time.sleep(5)
        looks.append(runs_page_seconds(port))
        runs = ask(port, "/flow_runs/filter", **wanted)
        ended = [
            run for run in runs if run["state_type"] not in ("SCHEDULED", "PENDING", "RUNNING")
        ]
        print(f"{len(ended)} of {issues}, UI {looks[-1]:.2f} s", flush=True)
        if len(ended) >= issues:
            return sorted(ended, key=lambda run: str(run["end_time"])), looks


def report(
    given: Any, alone: tuple[float, float], seen: tuple[list[dict[str, Any]], list[float]]
) -> None:
    runs, looks = seen
    print("states:", {run["state_name"] for run in runs})
    ends = [_seconds(run["end_time"]) for run in runs]
    begun = min(_seconds(run["start_time"]) for run in runs)
    half = len(ends) // 2
    for name, first, last, number in (
        ("all", begun, ends[-1], len(ends)),
        ("first half", begun, ends[half - 1], half),
        ("second half", ends[half - 1], ends[-1], len(ends) - half),
    ):
        page = (last - first) / (number * given.pages)
        over = [page - one for one in alone]
        print(f"{name}: {page:.2f} s a page, overhead {over[0]:.2f} s, {over[1]:.2f} s")
    print(f"UI: median {sorted(looks)[len(looks) // 2]:.2f} s, longest {max(looks):.2f} s")


def _seconds(time_told: str) -> float:
    from datetime import datetime

    return datetime.fromisoformat(time_told).timestamp()


if __name__ == "__main__":
    main()
