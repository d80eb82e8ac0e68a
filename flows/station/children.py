"""The processes of a station: started, begun again when they die, ended together."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

_PR_SET_PDEATHSIG = 1
SLOWEST_RESTART_S = 60.0
STEADY_S = 120.0
"""Who has run for so long is begun again at once."""
PATIENCE_S = 5.0
LOOK_S = 1.0


@dataclass(slots=True)
class Child:
    """A program that is to run for as long as the station does; its output goes into `log`."""

    name: str
    words: Sequence[str]
    log: Path
    process: subprocess.Popen[bytes] | None = None
    begun: float = 0.0
    again_at: float = 0.0
    falls: int = field(default=0)

    def start(self, environment: Mapping[str, str]) -> None:
        self.log.parent.mkdir(parents=True, exist_ok=True)
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", *self.words],
                env=dict(environment),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=_as_a_child,
            )
        self.begun = time.monotonic()

    def tend(self, environment: Mapping[str, str]) -> str:
        """Begin the program again when it has died; return what happened, empty for nothing."""
        now = time.monotonic()
        if self.process is not None:
            if (code := self.process.poll()) is None:
                return ""
            self.falls = 0 if now - self.begun > STEADY_S else self.falls + 1
            self.again_at = now + min(SLOWEST_RESTART_S, 2.0**self.falls - 1)
            self.process = None
            return f"{self.name} ended with {code}; it is begun again ({self.log} says more)"
        if now >= self.again_at:
            self.start(environment)
        return ""

    def stop(self, how: int) -> None:
        """Send a signal to the program and all that it has started."""
        if self.process is not None:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, how)


def tend(
    children: Sequence[Child], environment: Mapping[str, str], tell: Callable[[str], None]
) -> None:
    """Begin what dies again, for ever."""
    while True:
        for child in children:
            if told := child.tend(environment):
                tell(told)
        time.sleep(LOOK_S)


def stop_all(children: Sequence[Child]) -> None:
    """End the programs, the last one begun first; what does not end in time is ended hard."""
    for child in reversed(children):
        child.stop(signal.SIGTERM)
    last = time.monotonic() + PATIENCE_S
    while time.monotonic() < last and any(
        child.process and child.process.poll() is None for child in children
    ):
        time.sleep(0.05)
    for child in children:
        child.stop(signal.SIGKILL)


def _as_a_child() -> None:
    """Heed Ctrl-C and SIGTERM again, and end when the station dies."""
    for one in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(one, signal.SIG_DFL)
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
