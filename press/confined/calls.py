"""Calls that are made in a confined child process, and what comes back of them.

One server (`server.py`) a process, started with the first call and kept: it has loaded what
children need, so that a call costs a fork and not a start of Python.
"""

from __future__ import annotations

import atexit
import mmap
import os
import signal
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Any

import press.errors
from press.confined.allowance import Allowance
from press.confined.child import TOO_MUCH
from press.confined.running_server import Gone, RunningServer
from press.errors import BanmianError, ToolError


class Failed(Exception):
    """The call raised what it should not; the text is the error's."""


class TookTooLong(Exception):
    """The call did not come to an end in its time."""


class TookTooMuch(Exception):
    """The call wanted more memory, or more room for what it writes, than it may have."""


class Died(Exception):
    """The child ended without an answer; the text says how."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the function returned: what JSON can hold, and bytes that may be written to."""

    value: Any
    content: mmap.mmap | bytearray


def call(function: str, arguments: Sequence[Any], allowance: Allowance) -> Answer:
    """Call `module:function` in a confined child of its own.

    Raises the function's own BanmianError; TookTooLong, TookTooMuch, Died, Failed; ToolError when
    no child could be made.
    """
    for _ in range(2):
        server = _SERVERS.current()
        try:
            return _SERVERS.ask(server, function, arguments, allowance)
        except Gone:
            _SERVERS.drop(server)
            if server.dismissed:
                break
    raise ToolError(f"The process that {function} was called in was ended. Run it again.")


def prepare() -> None:
    """Start the server now, so that the first call need not wait for it."""
    _SERVERS.current()


def end_all() -> None:
    """End the calls in work, with what they have started: each of them is told so."""
    _SERVERS.end()


class _Servers:
    """The server of this process, and another one when it is gone."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._server: RunningServer | None = None
        self._owner = os.getpid()

    def current(self) -> RunningServer:
        with self._lock:
            if self._owner != os.getpid():  # a fork has no server of its own yet
                self._owner, self._server = os.getpid(), None
            if self._server is None or self._server.process.poll() is not None:
                self._server = RunningServer()
            return self._server

    def drop(self, server: RunningServer) -> None:
        with self._lock:
            if self._server is server:
                server.process.kill()
                server.process.wait()
                self._server = None

    def end(self) -> None:
        with self._lock:
            server, self._server = self._server, None
        if server and self._owner == os.getpid():
            server.end()

    def ask(
        self, server: RunningServer, function: str, arguments: Sequence[Any], allowance: Allowance
    ) -> Answer:
        result = os.memfd_create("banmian", os.MFD_CLOEXEC)
        try:
            report = server.report_of(function, arguments, allowance, result)
            return Answer(_value(report), _content(result))
        finally:
            os.close(result)


def _value(report: dict[str, Any]) -> Any:
    if report["overdue"]:
        raise TookTooLong
    if "answer" in report:
        return report["answer"]
    if report["ended"] == -signal.SIGXCPU:
        raise TookTooLong
    if "error" not in report:
        raise Died(_told_end(report["ended"]))
    if report["error"] == TOO_MUCH:
        raise TookTooMuch
    known = getattr(press.errors, report["error"] or "-", None)
    if isinstance(known, type) and issubclass(known, BanmianError):
        raise known(report["message"])
    raise Failed(report["message"])


def _told_end(code: int) -> str:
    return signal.strsignal(-code) or f"signal {-code}" if code < 0 else "it gave no answer"


def _content(result: int) -> mmap.mmap | bytearray:
    size = os.fstat(result).st_size
    return mmap.mmap(result, size) if size else bytearray()


_SERVERS = _Servers()
atexit.register(end_all)
