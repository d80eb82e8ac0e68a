"""A station with PostgreSQL and Redis on a first machine, and workers on machines of their own."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import httpx

from benchmarks.hosts import Host, free_port, hosts
from benchmarks.services import postgres, redis

LONGEST_S = 900.0
HEARTBEAT_S = 30
"""A run's process gives a sign of life so often: Prefect takes no shorter time."""
ENDS = {"COMPLETED", "FAILED", "CRASHED", "CANCELLED"}

T = TypeVar("T")


@dataclass(slots=True)
class Stand:
    """What is up: folders that all machines share, the workers' machines, the server's API."""

    shared: Path
    workers: list[Host]
    client: httpx.Client
    redis: str

    @property
    def packages(self) -> Path:
        return self.shared / "packages"

    def ask(self, path: str, **content: Any) -> Any:
        return self.client.post(path, json=content).raise_for_status().json()

    def begin(self, deployment: str, **parameters: Any) -> str:
        """Begin a run of a deployment; groups of its form keep what is not named."""
        (found,) = self.ask("deployments/filter", deployments={"name": {"any_": [deployment]}})
        given = found["parameters"]
        for name, value in parameters.items():
            old = given.get(name)
            given[name] = old | value if isinstance(old, dict) else value
        made = self.ask(f"deployments/{found['id']}/create_flow_run", parameters=given)
        return str(made["id"])

    def run(self, run_id: str) -> dict[str, Any]:
        (found,) = self.ask("flow_runs/filter", flow_runs={"id": {"any_": [run_id]}})
        return dict(found)

    def runs(self, flow: str) -> list[dict[str, Any]]:
        return list(self.ask("flow_runs/filter", flows={"name": {"any_": [flow]}}))

    def ended(self, run_id: str) -> dict[str, Any] | None:
        found = self.run(run_id)
        return found if found["state_type"] in ENDS else None


@contextmanager
def stand(folder: Path, workers: int, cores: Sequence[str] = ()) -> Iterator[Stand]:
    """Set all of it up in a folder; worker n runs on the cores that `cores[n]` names, if any."""
    shared = folder / "shared"
    shared.mkdir()
    with (
        hosts(workers + 1, folder) as (first, *others),
        postgres(first.address) as database,
        redis(first.address) as messages,
    ):
        port, password = free_port(first.address), secrets.token_hex(12)
        known = {
            "BANMIAN_PASSWORD": password,
            "PREFECT_FLOWS_HEARTBEAT_FREQUENCY": f"{HEARTBEAT_S}",
        }
        server = {"PREFECT_API_DATABASE_CONNECTION_URL": database, "BANMIAN_REDIS": messages}
        words = ["flows", "up", "--home", str(first.home / "station"), "--at-once", "0"]
        words += ["--host", first.address, "--port", str(port), "--readers", "tesseract"]
        words += ["--inbox", str(shared / "inbox"), "--out", str(shared / "packages")]
        words += ["--deliver", str(shared / "room"), "--nightly", "0 1 1 1 *"]
        started(first, words, known | server)
        url = f"http://{first.address}:{port}"
        for one, pinned in zip(others, [*cores, *[""] * len(others)], strict=False):
            one.cores = pinned
            home = str(one.home / "worker")
            started(one, ["flows", "join", url, "--home", home, "--name", one.name], known)
        with httpx.Client(base_url=f"{url}/api/", auth=("banmian", password), timeout=60) as client:
            yield Stand(shared, others, client, messages)


def started(host: Host, words: Sequence[str], environment: Mapping[str, str]) -> None:
    """Begin a program on a machine and wait until it is up; RuntimeError when it ends instead."""
    process = host.start(words, environment)
    until(lambda: process.poll() is not None or "Ctrl-C stops it" in host.told(), host.told)
    if process.poll() is not None:
        raise RuntimeError(host.told())


def until(look: Callable[[], T | None], told: Callable[[], str] = str) -> T:
    """Return what a look finds once it finds something; RuntimeError when that takes too long."""
    last = time.monotonic() + LONGEST_S
    while time.monotonic() < last:
        if found := look():
            return found
        time.sleep(0.3)
    raise RuntimeError(f"that took too long\n{told()}")
