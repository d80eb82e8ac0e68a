"""Prefect's workers as programs of a station."""

from __future__ import annotations

from pathlib import Path

from flows.station.children import Child
from flows.station.deployments import POOL


def worker(queue: str, limit: int, machine: str, logs: Path) -> Child:
    """Return a worker that takes so many runs at a time from a queue of the pool."""
    words = ["prefect", "worker", "start", "--type", "process", "--pool", POOL]
    words += ["--work-queue", queue, "--limit", str(limit), "--name", f"{queue} on {machine}"]
    return Child(f"the worker for {queue}", words, logs / f"{queue}.log")
