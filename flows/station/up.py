"""`banmian up`: a server, its UI, workers, schedules and pictures, until it is stopped."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from http.server import ThreadingHTTPServer
from importlib.metadata import version

from flows.station.alone import alone
from flows.station.children import Child, stop_all, tend
from flows.station.deployments import POOL, write_deployments
from flows.station.figures import Figures
from flows.station.notice import TURN, Notice, mark_of, put_up
from flows.station.picture_server import METRICS, serve
from flows.station.plan import (
    ALERTS,
    Station,
    environment,
    login,
    refuse_told_secrets,
    refuse_unsigned,
    refuse_what_is_open,
    token_of,
)
from flows.station.temporary import with_temporary
from flows.station.workers import worker
from flows.turns import turn_if_free
from press.errors import ToolError

START_S = 600.0
"""A first start makes the server's database: 20 s on a quiet machine, minutes on a busy one."""
ERRANDS = 8
"""So many batches and short runs go on at the same time."""

Tell = Callable[[str], None]


def up(station: Station, tell: Tell) -> None:
    """Run the station until it is interrupted; ToolError when it cannot start."""
    refuse_what_is_open(station)
    refuse_told_secrets(station)
    refuse_unsigned(station, os.environ)
    for folder in (station.inbox, station.out, station.server):
        folder.mkdir(parents=True, exist_ok=True)
    with (
        alone(station.server, "banmian up"),
        turn_if_free(station.out, TURN),
        with_temporary(environment(station, os.environ)) as surroundings,
    ):
        pictures = _pictures(station)
        children = [_server(station)]
        try:
            _start_server(children[0], station, surroundings, tell)
            _deploy(station, surroundings)
            put_up(station.api, login(station.password), _notice(station))
            workers = workers_of(station)
            children += workers
            for one in workers:
                one.start(surroundings)
            tell(_welcome(station))
            tend(children, surroundings, tell)
        finally:
            pictures.shutdown()
            stop_all(children)


def _pictures(station: Station) -> ThreadingHTTPServer:
    known = login(station.password)
    return serve(
        station.out,
        station.host,
        station.pictures_port,
        token_of(station),
        metrics=Figures(station.out, station.inbox, station.deliver_to, station.quiet_minutes),
        login=":".join(known) if known else "",
    )


def _server(station: Station) -> Child:
    words = ["prefect", "server", "start", "--host", station.host, "--port", str(station.port)]
    return Child("the server", words, station.server / "logs" / "server.log")


def workers_of(station: Station) -> list[Child]:
    """Return one worker for issues and one for short errands, so that these never wait."""
    limits = {"issues": station.at_once, "errands": ERRANDS}
    logs, here = station.server / "logs", os.uname().nodename
    return [worker(queue, limit, here, logs) for queue, limit in limits.items() if limit]


def _notice(station: Station) -> Notice:
    return Notice(
        version("banmian"),
        str(station.inbox),
        str(station.out),
        mark_of(station.out),
        station.pictures_url(token_of(station)),
    )


def _start_server(
    server: Child, station: Station, surroundings: Mapping[str, str], tell: Tell
) -> None:
    if answers(station.api):
        raise ToolError(
            f"A server answers on port {station.port} already. Stop it, or choose another --port."
        )
    tell("starting Prefect's server")
    begun = time.monotonic()
    server.start(surroundings)
    while not answers(station.api):
        ended = server.process is not None and server.process.poll() is not None
        if ended or time.monotonic() > begun + START_S:
            raise ToolError(f"Prefect's server does not start; {server.log} says why.")
        time.sleep(0.2)
    tell(f"UI: {station.url} (after {time.monotonic() - begun:.0f} s)")


def answers(api: str) -> bool:
    """Tell whether a Prefect server answers there."""
    try:
        with urllib.request.urlopen(f"{api}/health", timeout=5) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError, ValueError):
        return False


def _deploy(station: Station, surroundings: Mapping[str, str]) -> None:
    file = write_deployments(station)
    _prefect(["work-pool", "create", POOL, "--type", "process"], surroundings, "already exists")
    if station.alerts:
        # Every user of a machine sees the words of its commands; a webhook's address is a secret.
        _run(["flows.deployed.alerts"], {**surroundings, ALERTS: station.alerts})
    _prefect(["--no-prompt", "deploy", "--all", "--prefect-file", str(file)], surroundings)


def _prefect(words: list[str], surroundings: Mapping[str, str], fine: str = "\n\n\n") -> None:
    _run(["prefect", *words], surroundings, fine)


def _run(words: list[str], surroundings: Mapping[str, str], fine: str = "\n\n\n") -> None:
    """Run one of Prefect's commands; ToolError when it fails, unless it says what is `fine`."""
    done = subprocess.run(
        [sys.executable, "-m", *words],
        env=dict(surroundings),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode and fine not in done.stdout + done.stderr:
        raise ToolError(f"{' '.join(words[:2])} failed:\n{done.stdout}{done.stderr}")


def _welcome(station: Station) -> str:
    delivered = ", ".join(station.deliver_to) or "nowhere"
    return "\n".join(
        (
            f"banmian {version('banmian')} is up",
            f"  UI         {station.url}",
            f"  inbox      {station.inbox}  (looked at by cron: {station.nightly})",
            f"  packages   {station.out}",
            f"  delivered  {delivered}",
            f"  metrics    http://{station.called}:{station.pictures_port}{METRICS}",
            f"  logs       {station.server / 'logs'}",
            "  Ctrl-C stops it; what is in work goes on with the next start.",
        )
    )
