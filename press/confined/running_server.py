"""A running server (`server.py`), as the process sees it that has started it."""

from __future__ import annotations

import json
import os
import select
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict
from threading import Lock
from typing import Any

from press.confined.allowance import Allowance

GRACE = 60.0
"""Seconds that a server has, beyond the call's own, to start and to tell how it ended."""
LONGEST_REPORT = 1 << 20

SEEN = ("PATH", "HOME", "TMPDIR", "LANG", "LANGUAGE", "TESSDATA_PREFIX", "LD_LIBRARY_PATH")
SEEN_BEGINNINGS = ("LC_", "OMP_", "FONTCONFIG_", "BANMIAN_RUN")
"""What children see of our environment: there may be secrets in it."""


class Gone(Exception):
    """The server ended before it told how the call did."""


class RunningServer:
    """A running server and our end of its socket."""

    def __init__(self) -> None:
        ours, its = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with its:
            self.process = subprocess.Popen(
                [sys.executable, "-I", "-m", "press.confined.server", str(its.fileno())],
                env=_environment(),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,  # decoders complain there in words of their own
                pass_fds=[its.fileno()],
                start_new_session=True,  # Ctrl-C is for us alone
            )
        self._channel = ours
        self._lock = Lock()
        self.dismissed = False

    def end(self) -> None:
        """End it and, since it sees to that, its children."""
        self.dismissed = True
        self.process.terminate()
        try:
            self.process.wait(GRACE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self._channel.close()

    def report_of(
        self, function: str, arguments: Sequence[Any], allowance: Allowance, result: int
    ) -> dict[str, Any]:
        told = {
            "function": function,
            "arguments": arguments,
            "allowance": asdict(allowance),
            "environment": _environment(),
        }
        ours, its = os.pipe2(os.O_CLOEXEC)
        try:
            try:
                with self._lock:
                    socket.send_fds(self._channel, [json.dumps(told).encode()], [result, its])
            except OSError as error:
                raise Gone from error
            finally:
                os.close(its)
            return self._read(ours, time.monotonic() + allowance.seconds + GRACE)
        finally:
            os.close(ours)

    def _read(self, report: int, last: float) -> dict[str, Any]:
        """Return what the child and then the server wrote, put together."""
        waiting = select.poll()
        waiting.register(report, select.POLLIN | select.POLLHUP)
        written = b""
        while len(written) < LONGEST_REPORT:
            left = max(0.0, last - time.monotonic())
            more = os.read(report, 1 << 16) if waiting.poll(1000 * left) else b""
            if not more:
                break
            written += more
            *_, told, unfinished = (b"", *written.split(b"\n"))
            if not unfinished and told.startswith(b'{"ended"'):
                return _put_together(written)
        raise Gone


def _environment() -> dict[str, str]:
    return {
        name: value
        for name, value in os.environ.items()
        if name in SEEN or name.startswith(SEEN_BEGINNINGS)
    }


def _put_together(written: bytes) -> dict[str, Any]:
    """Return the child's line and the server's as one; a child that tells nonsense told nothing."""
    *told, ended = written.splitlines()
    report: dict[str, Any] = json.loads(ended)
    with suppress(ValueError):
        report |= dict(json.loads(b"".join(told)))
    return report
