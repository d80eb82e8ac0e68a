"""A station that is up, and its server's API, for the tests of `banmian up`."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PASSWORD = "spring-rain"
LONGEST_S = 300.0


@dataclass(frozen=True)
class Up:
    """A station that is up, and its server's API."""

    process: subprocess.Popen[str]
    home: Path
    port: int
    api: str

    def ask(self, path: str, **content: Any) -> Any:
        asked = urllib.request.Request(
            self.api + path,
            json.dumps(content).encode(),
            {
                "content-type": "application/json",
                "authorization": f"Basic {b64encode(f'banmian:{PASSWORD}'.encode()).decode()}",
            },
        )
        for _ in range(5):
            try:
                with urllib.request.urlopen(asked, timeout=30) as answer:
                    return json.load(answer)
            except urllib.error.HTTPError as busy:  # SQLite takes one writer at a time
                if busy.code != 503:
                    raise
                time.sleep(1)
        raise AssertionError(f"{path}: the server stays busy")

    def runs(self, flow: str) -> list[dict[str, Any]]:
        begun = {"state": {"type": {"not_any_": ["SCHEDULED"]}}}
        return self.ask(
            "/flow_runs/filter",
            flows={"name": {"any_": [flow]}},
            flow_runs=begun,
            sort="START_TIME_DESC",
        )

    def artifacts(self, run: dict[str, Any]) -> dict[str, dict[str, Any]]:
        found = self.ask("/artifacts/filter", artifacts={"flow_run_id": {"any_": [run["id"]]}})
        return {one["key"]: one for one in found}

    def begin(
        self, deployment: str, *, state: dict[str, Any] | None = None, **parameters: Any
    ) -> str:
        (found,) = self.ask("/deployments/filter", deployments={"name": {"any_": [deployment]}})
        made = self.ask(
            f"/deployments/{found['id']}/create_flow_run",
            parameters=found["parameters"] | parameters,
            state=state,
        )
        return made["id"]

    def ended(self, run_id: str) -> dict[str, Any]:
        def state() -> dict[str, Any] | None:
            (run,) = self.ask("/flow_runs/filter", flow_runs={"id": {"any_": [run_id]}})
            ends = {"COMPLETED", "FAILED", "CRASHED", "CANCELLED"}
            return run if run["state_type"] in ends else None

        return waited_for(state)


def started(home: Path, port: int, surroundings: Mapping[str, str], *words: str | Path) -> Up:
    """Begin `banmian up` and wait until it is."""
    options = ["up", "--home", home, "--port", port, "--readers", "tesseract", *words]
    process = subprocess.Popen(
        [Path(sys.executable).parent / "banmian", *map(str, options)],
        env={**surroundings, "BANMIAN_PASSWORD": PASSWORD},
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    for line in iter(process.stderr.readline, ""):
        if "Ctrl-C stops it" in line:
            return Up(process, home, port, f"http://127.0.0.1:{port}/api")
    raise AssertionError("it did not start")


@contextmanager
def station_of(home: Path, surroundings: Mapping[str, str], *words: str | Path) -> Iterator[Up]:
    """Run a station while the block runs; in the end nothing of it is left."""
    up = started(home, free_port(), surroundings, *words)
    try:
        yield up
    finally:
        up.process.send_signal(signal.SIGINT)
    assert up.process.wait(timeout=30) == 128 + signal.SIGINT
    assert processes_of(home) == []


def waited_for(look: Callable[[], Any]) -> Any:
    last = time.monotonic() + LONGEST_S
    while time.monotonic() < last:
        if found := look():
            return found
        time.sleep(0.5)
    raise AssertionError("that took too long")


def free_port() -> int:
    while True:
        with socket.socket() as one, socket.socket() as next_one:
            one.bind(("127.0.0.1", 0))
            port = one.getsockname()[1]
            try:
                next_one.bind(("127.0.0.1", port + 1))
            except OSError:
                continue
            return port


def processes_of(home: Path) -> list[str]:
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if f"PREFECT_HOME={home}".encode() in (folder / "environ").read_bytes():
                found.append((folder / "cmdline").read_bytes().replace(b"\0", b" ").decode())
        except OSError:
            continue
    return found


def pages_read(station: Up) -> int:
    return len(list((station.home / "packages" / ".banmian" / "pages").glob("*/read-*.json")))


def engines(station: Up, queue: str) -> list[int]:
    """Return the processes of flow runs that the worker of a queue has begun."""
    stats = [(entry, stat_of(entry)) for entry in Path("/proc").glob("[0-9]*")]
    workers = [int(entry.name) for entry, (words, _) in stats if queue in words.split()]
    mine = f"PREFECT_HOME={station.home}".encode()
    return [
        int(entry.name)
        for entry, (words, parent) in stats
        if parent in workers and "prefect.engine" in words and mine in environ_of(entry)
    ]


def readers_of(station: Up) -> set[int]:
    """Return the Tesseracts that a station has begun; they know no PREFECT_HOME."""
    stats = {int(entry.name): stat_of(entry) for entry in Path("/proc").glob("[0-9]*")}
    own = set(numbers_of(station.home))

    def begun_here(number: int) -> bool:
        while number and number not in own:
            number = stats.get(number, ("", 0))[1]
        return bool(number)

    return {
        number
        for number, (words, _) in stats.items()
        if words.startswith("tesseract ") and begun_here(number)
    }


def stat_of(entry: Path) -> tuple[str, int]:
    try:
        words = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        return words, int((entry / "stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return "", 0


def environ_of(entry: Path) -> bytes:
    try:
        return (entry / "environ").read_bytes()
    except OSError:
        return b""


def numbers_of(home: Path, *words: str) -> list[int]:
    """Return the processes of a station that have all these words in their command line."""
    mine = f"PREFECT_HOME={home / 'server'}".encode()
    return [
        int(entry.name)
        for entry in Path("/proc").glob("[0-9]*")
        if mine in environ_of(entry).split(b"\0") and set(words) <= set(stat_of(entry)[0].split())
    ]


def kill(numbers: list[int]) -> None:
    assert numbers
    for number in numbers:
        os.kill(number, signal.SIGKILL)


def answers(station: Up) -> bool:
    try:
        return bool(station.ask("/flow_runs/count"))
    except OSError:
        return False
