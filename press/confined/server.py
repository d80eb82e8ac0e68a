"""The process that calls are made from: it has loaded what they need, and forks for each of them.

Started as `python -I -m press.confined.server FD`, it is told on a socket what to call. It has no
threads, so forking is safe; it ends when the other end of the socket does.
"""

from __future__ import annotations

import importlib
import json
import os
import selectors
import signal
import socket
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from press.confined.allowance import Allowance
from press.confined.child import carry_out

LONGEST_REQUEST = 1 << 18
LOADED = ("ingest.opening", "ocr.tesseract_call")
"""What is ready for children; a call of anything else loads it each time."""
SPARED = ("pandas",)
"""Taken for not installed: pytesseract would load it, two seconds and 200 MB that nothing needs."""


@dataclass(slots=True)
class Child:
    """A call in work: its process, when it is to be ended, and the pipe that tells of its end."""

    process: int
    last: float
    report: int
    overdue: bool = False


class Server:
    """Forks a child for every request, ends those that take too long, tells how each ended."""

    def __init__(self, channel: socket.socket) -> None:
        self._channel = channel
        self._children: dict[int, Child] = {}
        self._selector = selectors.DefaultSelector()
        self._selector.register(channel, selectors.EVENT_READ)

    def serve(self) -> None:
        """Serve until nobody is left who could ask."""
        try:
            while True:
                for key, _ in self._selector.select(self._until_next_end()):
                    if key.fileobj is not self._channel:
                        self._ended(key.fd)
                    elif not self._begin():
                        return
                self._end_overdue()
        finally:
            for child in self._children.values():
                _kill(child)

    def _until_next_end(self) -> float | None:
        waiting = [child.last for child in self._children.values() if not child.overdue]
        return max(0.0, min(waiting) - time.monotonic()) if waiting else None

    def _begin(self) -> bool:
        message, handles, _, _ = socket.recv_fds(self._channel, LONGEST_REQUEST, 2)
        if not message:
            return False
        request: dict[str, Any] = json.loads(message)
        result, report = handles
        allowance = Allowance(**request["allowance"])
        process = os.fork()
        if process == 0:
            _be_the_child(request, allowance, result, report)
        os.close(result)
        handle = os.pidfd_open(process)
        self._children[handle] = Child(process, time.monotonic() + allowance.seconds, report)
        self._selector.register(handle, selectors.EVENT_READ)
        return True

    def _ended(self, handle: int) -> None:
        child = self._children.pop(handle)
        self._selector.unregister(handle)
        os.close(handle)
        _kill(child)  # what it has started goes with it
        _, status = os.waitpid(child.process, 0)
        code = os.waitstatus_to_exitcode(status)
        told = json.dumps({"ended": code, "overdue": child.overdue})
        with suppress(OSError):  # nobody waits for it any more
            os.write(child.report, f"{told}\n".encode())
        os.close(child.report)

    def _end_overdue(self) -> None:
        for child in self._children.values():
            if not child.overdue and time.monotonic() >= child.last:
                child.overdue = True
                _kill(child)


def _be_the_child(request: dict[str, Any], allowance: Allowance, result: int, report: int) -> None:
    try:
        os.setpgid(0, 0)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        _close_all_but(result, report)
        os.environ.clear()
        os.environ.update(request["environment"])
        carry_out(request["function"], request["arguments"], allowance, result, report)
    finally:
        os._exit(0)


def _close_all_but(*kept: int) -> None:
    for number in [int(entry.name) for entry in Path("/proc/self/fd").iterdir()]:
        if number > 2 and number not in kept:
            with suppress(OSError):
                os.close(number)


def _kill(child: Child) -> None:
    """End a child and what it has started; it leads a group of its own, or is about to."""
    for end, number in ((os.killpg, child.process), (os.kill, child.process)):
        with suppress(ProcessLookupError, PermissionError):
            end(number, signal.SIGKILL)


def _end(_number: int, _frame: object) -> None:
    raise SystemExit


def main() -> None:
    signal.signal(signal.SIGTERM, _end)
    for module in SPARED:
        sys.modules[module] = None  # type: ignore[assignment]
    for module in LOADED:
        importlib.import_module(module)
    with socket.socket(fileno=int(sys.argv[1])) as channel:
        Server(channel).serve()


if __name__ == "__main__":
    main()
