"""A small process that ends what this one has started, should it be killed.

`kill -9` gives no time to end one's children: Tesseract would read on, and the embedded Prefect
stay for ever. The guard waits at a pipe that closes with its run, however that ends. It knows the
children by a mark in their environment, so this file uses nothing but the standard library.
"""

from __future__ import annotations

import os
import secrets
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

MARK = "BANMIAN_RUN"
PATIENCE_S = 5.0
"""What does not end by itself in that time is ended hard."""


@cache
def stand_guard() -> subprocess.Popen[bytes]:
    """Start the guard of this process, once; it knows the children that are begun from now on."""
    mark = secrets.token_hex(8)
    os.environ[MARK] = mark
    return subprocess.Popen(
        [sys.executable, "-I", "-S", __file__, mark],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # Ctrl-C and what else is sent to the run's group is not for it
    )


def marked(mark: str) -> Iterator[int]:
    """Yield the processes that were begun with a mark in their environment, but not this one."""
    wanted = f"{MARK}={mark}".encode()
    for entry in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it has ended, or is somebody else's
            mine = int(entry.name) == os.getpid()
            if not mine and wanted in (entry / "environ").read_bytes().split(b"\0"):
                yield int(entry.name)


def _end(mark: str, how: int) -> bool:
    """Send a signal to what bears the mark; tell whether there was anything."""
    found = list(marked(mark))
    for number in found:
        with suppress(OSError):
            os.kill(number, how)
    return bool(found)


def _guard(mark: str) -> None:
    for one in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(one, signal.SIG_IGN)
    sys.stdin.buffer.read()
    last = time.monotonic() + PATIENCE_S
    while _end(mark, signal.SIGTERM) and time.monotonic() < last:
        time.sleep(0.1)
    _end(mark, signal.SIGKILL)


if __name__ == "__main__":
    _guard(sys.argv[1])
