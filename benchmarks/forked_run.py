"""A run without Prefect in a forked process: all it does to disks and children, much cheaper.

Everything is imported before the fork. Shelf, turns, packages, ledger, temporary folder and guard
are those of the command; its pages are worked on in the same threads.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from threading import Lock

import cv2

from flows.delivery import Delivered, deliver, rebuild
from flows.digitise import digitise
from flows.head_start import CURRENT
from flows.intake import Wanted, orders_from_paths
from flows.ledger import enter, entry
from flows.order import Order, Settings
from flows.workplace import workplace
from press.errors import BanmianError

JOBS = 2


class ForkedRun:
    """A run in a process group of its own, as far as `subprocess.Popen` is needed here."""

    def __init__(self, scans: Path, out: Path, environment: Mapping[str, str], said: Path) -> None:
        self.returncode: int | None = None
        sys.stdout.flush()
        self.pid = os.fork()
        if not self.pid:
            _run(scans, out, environment, said)

    def poll(self) -> int | None:
        if self.returncode is None:
            ended, status = os.waitpid(self.pid, os.WNOHANG)
            self.returncode = os.waitstatus_to_exitcode(status) if ended else None
        return self.returncode

    def wait(self, timeout: float) -> int:
        last = time.monotonic() + timeout
        while (code := self.poll()) is None:
            if time.monotonic() > last:
                raise subprocess.TimeoutExpired("a forked run", timeout)
            time.sleep(0.002)
        return code

    def send_signal(self, how: int) -> None:
        os.kill(self.pid, how)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)


def _run(scans: Path, out: Path, environment: Mapping[str, str], said: Path) -> None:
    """Become the run: never returns."""
    code = 1
    with suppress(BaseException):
        os.setsid()
        handle = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
        os.dup2(handle, 1)
        os.dup2(handle, 2)
        os.environ.clear()
        os.environ.update(environment)
        tempfile.tempdir = None
        cv2.setNumThreads(1)
        try:
            _digitise(scans, out)
            code = 0
        except BanmianError as error:  # the command, too, tells it and ends
            os.write(2, f"{error}\n".encode())
        except BaseException:
            traceback.print_exc()
            raise
    os._exit(code)


def _digitise(scans: Path, out: Path) -> None:
    backlog = not (scans / "issue.toml").exists()
    wanted = Wanted(out, Settings("tesseract", jobs=JOBS), backlog=backlog)
    lock = Lock()

    def watch(page: int, step: str) -> None:
        with lock:
            os.write(1, f"page {page}: {step}\n".encode())

    with workplace():
        for order in orders_from_paths([scans], wanted):
            if not isinstance(order, Order):
                raise SystemExit(order.problem)
            delivered = digitise(order, watch=watch, work=_work)
            enter(out, entry(order.issue, delivered, 0.0))


def _work(order: Order) -> Delivered:
    """Do as the flow does: pages side by side, then articles, then the package."""
    start = CURRENT.get()
    with ThreadPoolExecutor(JOBS) as pool:
        works = tuple(pool.map(start.finish, order.issue.scans))
    issue = rebuild([work.page for work in works], order)
    package = deliver(issue, order, workplace=start.bench.folder)
    return Delivered(package, issue, works=works)
