"""Machines on one machine: each with a network, a host name and a home of its own.

As root they are network namespaces joined by a bridge, and a machine sees the others only through
it; otherwise they are separate homes at one address.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

CLONE_NEWNET = 0x40000000
MARK = "BANMIAN_TEST_HOST"
"""Every process of a machine has its name in this variable."""
NET = "10.77.0"


@dataclass(slots=True)
class Host:
    """A machine: its processes are begun with `start` and all of them ended with `kill`."""

    name: str
    address: str
    home: Path
    namespace: str = ""
    cores: str = ""
    logs: list[Path] = field(default_factory=list)

    def start(self, words: Sequence[str], environment: Mapping[str, str]) -> subprocess.Popen[str]:
        """Begin a module of Python on it; what it tells goes into a log in its home."""
        self.home.mkdir(parents=True, exist_ok=True)
        mine = {name: text for name, text in os.environ.items() if not name.startswith("PREFECT_")}
        mine |= {
            "HOME": str(self.home),
            "XDG_CACHE_HOME": str(self.home / "cache"),
            MARK: self.name,
        }
        log = self.home / f"{len(self.logs)}.log"
        self.logs.append(log)
        with log.open("w") as file:
            return subprocess.Popen(
                [*self._here(), sys.executable, "-m", *words], env={**mine, **environment},
                cwd=self.home, stdin=subprocess.DEVNULL, stdout=file, stderr=subprocess.STDOUT,
                text=True, start_new_session=True,
            )  # fmt: skip

    def _here(self) -> list[str]:
        pinned = ["taskset", "-c", self.cores] if self.cores else []
        if not self.namespace:
            return pinned
        named = ["unshare", "--uts", "sh", "-c", 'hostname "$0" && exec "$@"', self.name]
        return ["ip", "netns", "exec", self.namespace, *named, *pinned]

    def processes(self) -> Iterator[tuple[int, dict[str, str]]]:
        """Yield the numbers and environments of its processes."""
        for entry in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                text = (entry / "environ").read_bytes().decode(errors="replace")
                known = dict(one.split("=", 1) for one in text.split("\0") if "=" in one)
                if known.get(MARK) == self.name:
                    yield int(entry.name), known

    def kill(self, how: signal.Signals = signal.SIGKILL) -> None:
        """Send a signal to all that runs on it, at once."""
        for number, _ in list(self.processes()):
            with suppress(ProcessLookupError):
                os.kill(number, how)

    def told(self) -> str:
        return "".join(log.read_text(errors="replace") for log in self.logs)


@contextmanager
def hosts(count: int, home: Path) -> Iterator[list[Host]]:
    """Yield so many machines; as root this process moves to the first one while the block runs."""
    mark = f"bm{os.getpid()}"
    apart = os.geteuid() == 0 and all(map(shutil.which, ("ip", "unshare", "hostname")))
    made = [_host(mark, number, home, apart=apart) for number in range(count)]
    before = os.open("/proc/self/ns/net", os.O_RDONLY)
    try:
        if apart:
            _join_up(made)
            _move_to(f"/run/netns/{made[0].namespace}")
        yield made
    finally:
        end_all(made)
        if apart:
            _set_network(before)
            for one in made:
                _ip("netns", "del", one.namespace, check=False)
        os.close(before)


def end_all(made: Sequence[Host]) -> None:
    """End what runs on the machines, softly first."""
    for how, patience in ((signal.SIGTERM, 8.0), (signal.SIGKILL, 5.0)):
        last = time.monotonic() + patience
        for one in made:
            one.kill(how)
        while time.monotonic() < last and any(next(one.processes(), None) for one in made):
            time.sleep(0.1)


def free_port(address: str) -> int:
    """Return a port that is free, and whose next one is, too."""
    while True:
        with socket.socket() as one, socket.socket() as next_one, suppress(OSError, OverflowError):
            one.bind((address, 0))
            next_one.bind((address, one.getsockname()[1] + 1))
            return int(one.getsockname()[1])


def _host(mark: str, number: int, home: Path, *, apart: bool) -> Host:
    name = f"{mark}-{number}"
    if not apart:
        return Host(name, "127.0.0.1", home / f"host-{number}")
    return Host(name, f"{NET}.{number + 1}", home / f"host-{number}", namespace=name)


def _join_up(made: Sequence[Host]) -> None:
    first = made[0].namespace
    for one in made:
        _ip("netns", "add", one.namespace)
        _ip("-n", one.namespace, "link", "set", "lo", "up")
    _ip("-n", first, "link", "add", "bridge", "type", "bridge")
    _ip("-n", first, "addr", "add", f"{made[0].address}/24", "dev", "bridge")
    _ip("-n", first, "link", "set", "bridge", "up")
    for number, one in enumerate(made[1:], 1):
        _ip("link", "add", f"to{number}", "netns", first,
            "type", "veth", "peer", "name", "eth0", "netns", one.namespace)  # fmt: skip
        _ip("-n", first, "link", "set", f"to{number}", "master", "bridge", "up")
        _ip("-n", one.namespace, "addr", "add", f"{one.address}/24", "dev", "eth0")
        _ip("-n", one.namespace, "link", "set", "eth0", "up")


def _ip(*words: str, check: bool = True) -> None:
    subprocess.run(["ip", *words], check=check, capture_output=True)


def _move_to(namespace: str) -> None:
    with Path(namespace).open() as file:
        _set_network(file.fileno())


def _set_network(descriptor: int) -> None:
    """Move this thread, and what it begins, to another network; os.setns is in Python 3.12."""
    if ctypes.CDLL(None, use_errno=True).setns(descriptor, CLONE_NEWNET):
        raise OSError(ctypes.get_errno(), "setns failed")
