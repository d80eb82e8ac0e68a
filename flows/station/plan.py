"""What `banmian up` was told: folders, addresses, schedule and secrets of one machine."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from flows.embedded import QUIET, THREADS
from flows.outbox.delivering import is_webhook
from flows.outbox.webhook import SECRET, place
from flows.pictures import ADDRESS
from flows.slots import SLOTS
from flows.station.shared_redis import redis_settings
from press.errors import CommandError
from press.store import write_whole

LOCAL = frozenset({"127.0.0.1", "localhost", "::1"})
USER = "banmian"
PASSWORD = "BANMIAN_PASSWORD"
ALERTS = "BANMIAN_ALERTS"
HEARTBEAT_S = "60"
DAY_S = 86_400


@dataclass(frozen=True, slots=True)
class Station:
    """One machine: `home` holds inbox, packages and the server's records unless told otherwise.

    `nightly` is a cron line; `at_once` is how many issues are worked on at a time; runs, logs
    and artifacts are kept for `keep_days`.
    """

    home: Path
    inbox: Path
    out: Path
    host: str = "127.0.0.1"
    port: int = 4200
    name: str = ""
    nightly: str = "0 1 * * *"
    timezone: str = "Asia/Shanghai"
    quiet_minutes: float = 10.0
    readers: str = "verify"
    at_once: int = 1
    keep_days: int = 90
    deliver_to: tuple[str, ...] = ()
    alerts: str = ""
    ask_first: bool = False
    password: str = ""

    @property
    def called(self) -> str:
        """The name under which browsers reach this machine."""
        if self.name:
            return self.name
        everywhere = self.host in {"0.0.0.0", "::"}
        return os.uname().nodename if everywhere else self.host

    @property
    def server(self) -> Path:
        return self.home / "server"

    @property
    def url(self) -> str:
        return f"http://{self.called}:{self.port}"

    @property
    def api(self) -> str:
        """Where this machine's own processes reach the server."""
        host = "127.0.0.1" if self.host in LOCAL | {"0.0.0.0", "::"} else self.host
        return f"http://{host}:{self.port}/api"

    @property
    def pictures_port(self) -> int:
        return self.port + 1

    def pictures_url(self, token: str) -> str:
        return f"http://{self.called}:{self.pictures_port}/{token}"


def refuse_what_is_open(station: Station) -> None:
    """Raise CommandError when others could reach the server without a password."""
    if station.host not in LOCAL and not station.password:
        raise CommandError(
            f"--host {station.host} lets other machines reach the server, so it needs a password: "
            f"set {PASSWORD} in the environment, or leave --host out."
        )
    if ":" in station.password or re.search(r"\s", station.password):
        raise CommandError(f"{PASSWORD} may hold neither a colon nor white space.")


def refuse_told_secrets(station: Station) -> None:
    """Raise CommandError when an address has a password in it: every form would show it."""
    for address in station.deliver_to:
        if urlsplit(address).password:
            raise CommandError(
                f"--deliver {place(address)}: its password would be kept in the server's records. "
                "Leave it out: webhooks are signed, and S3 is let in by AWS_ACCESS_KEY_ID and "
                "AWS_SECRET_ACCESS_KEY in the environment."
            )


def refuse_unsigned(station: Station, outer: Mapping[str, str]) -> None:
    """Raise CommandError when webhooks are to get what nothing is there to sign with."""
    if any(map(is_webhook, station.deliver_to)) and not outer.get(SECRET):
        raise CommandError(
            f"Webhooks are signed: set {SECRET} in the environment to a secret that the receiver "
            "knows, too."
        )


def token_of(station: Station) -> str:
    """Return what makes the addresses of pictures unguessable; the same from start to start."""
    file = station.server / "pictures-token"
    if not file.exists():
        write_whole(file, secrets.token_urlsafe(18))
        file.chmod(0o600)
    return file.read_text(encoding="utf-8")


def login(password: str) -> tuple[str, str] | None:
    """Return what the server asks for; None when it asks for nothing."""
    return (USER, password) if password else None


def of_every_machine(home: Path) -> dict[str, str]:
    """Return the environment of whatever works for a station, with its records in `home`."""
    return {
        **QUIET,
        **THREADS,
        "PREFECT_HOME": str(home),
        SLOTS: str(home / "slots"),
        "PREFECT_FLOWS_HEARTBEAT_FREQUENCY": HEARTBEAT_S,
        "PREFECT_WORKER_QUERY_SECONDS": "3",
        "PREFECT_CLIENT_MAX_RETRIES": "10",  # a server that is started again is away for a while
    }


def environment(station: Station, outer: Mapping[str, str]) -> dict[str, str]:
    """Return the environment of the server, the workers and the flows; what is set stays set."""
    mine = {
        **of_every_machine(station.server),
        **redis_settings(outer),
        "PREFECT_LOGGING_SERVER_LEVEL": "WARNING",
        "PREFECT_SERVER_API_CORS_ALLOWED_ORIGINS": station.url,
        "PREFECT_SERVER_UI_API_URL": f"{station.url}/api",
        "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": "events,flow_runs",
        "PREFECT_SERVER_SERVICES_DB_VACUUM_RETENTION_PERIOD": str(station.keep_days * DAY_S),
        # Issues of a batch are not late, they wait: marking them all keeps SQLite from other work.
        "PREFECT_SERVER_SERVICES_LATE_RUNS_ENABLED": "false",
        "PREFECT_SERVER_EVENTS_RETENTION_PERIOD": f"P{min(station.keep_days, 7)}D",
        ADDRESS: station.pictures_url(token_of(station)),
    }
    forced = {"PREFECT_API_URL": station.api}
    if known := login(station.password):
        asked = ":".join(known)
        forced |= {"PREFECT_SERVER_API_AUTH_STRING": asked, "PREFECT_API_AUTH_STRING": asked}
    return {**mine, **outer, **forced}
