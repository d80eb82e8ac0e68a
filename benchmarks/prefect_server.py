"""A Prefect server of its own for a measurement, gone in the end."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from flows.embedded import QUIET

START_S = 240.0


@contextmanager
def prefect_server(home: Path) -> Iterator[str]:
    """Yield the address of a server's API."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    home.mkdir(parents=True, exist_ok=True)
    words = ["prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)]
    with (
        (home / "server.log").open("wb") as log,
        subprocess.Popen(
            [sys.executable, "-m", *words],
            env={**os.environ, **QUIET, "PREFECT_HOME": str(home)},
            stdout=log,
            stderr=log,
        ) as server,
    ):
        try:
            _wait_for(f"http://127.0.0.1:{port}/api/health")
            yield f"http://127.0.0.1:{port}/api"
        finally:
            server.terminate()


def _wait_for(address: str) -> None:
    last = time.monotonic() + START_S
    while time.monotonic() < last:
        with suppress(urllib.error.URLError, OSError), urllib.request.urlopen(address, timeout=5):
            return
        time.sleep(0.2)
    raise SystemExit("Prefect's server does not start")
