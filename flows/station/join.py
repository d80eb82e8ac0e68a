"""`banmian join`: a further machine, which takes issues from a station's queue."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from flows.pictures import ADDRESS
from flows.station.alone import alone
from flows.station.children import stop_all, tend
from flows.station.notice import Notice, read, refuse_what_does_not_fit
from flows.station.plan import login, of_every_machine
from flows.station.temporary import with_temporary
from flows.station.workers import worker

Tell = Callable[[str], None]
AT_ONCE = 2
"""Issues: while one of them starts or is written, the other has the cores."""


@dataclass(frozen=True, slots=True)
class Machine:
    """A machine that joins: whose station, where its own records lie, how much it does at once."""

    server: str
    home: Path
    at_once: int = AT_ONCE
    name: str = ""
    password: str = ""

    @property
    def api(self) -> str:
        return self.server.rstrip("/").removesuffix("/api") + "/api"

    @property
    def called(self) -> str:
        return self.name or os.uname().nodename


def join(machine: Machine, tell: Tell) -> None:
    """Work for the station until interrupted; BanmianError when this machine is not fit to."""
    notice = read(machine.api, login(machine.password))
    refuse_what_does_not_fit(notice)
    machine.home.mkdir(parents=True, exist_ok=True)
    with (
        alone(machine.home, "banmian join"),
        with_temporary(environment(machine, notice, os.environ)) as surroundings,
    ):
        child = worker("issues", machine.at_once, machine.called, machine.home / "logs")
        try:
            child.start(surroundings)
            tell(_welcome(machine, notice))
            tend([child], surroundings, tell)
        finally:
            stop_all([child])


def environment(machine: Machine, notice: Notice, outer: Mapping[str, str]) -> dict[str, str]:
    """Return the environment of this machine's workers and flows; what is set stays set."""
    mine = {**of_every_machine(machine.home), ADDRESS: notice.pictures}
    forced = {"PREFECT_API_URL": machine.api}
    if known := login(machine.password):
        forced["PREFECT_API_AUTH_STRING"] = ":".join(known)
    return {**mine, **outer, **forced}


def _welcome(machine: Machine, notice: Notice) -> str:
    return "\n".join(
        (
            f"banmian {version('banmian')} on {machine.called} works for {machine.server}",
            f"  issues     {machine.at_once} at a time",
            f"  packages   {notice.packages}",
            f"  logs       {machine.home / 'logs'}",
            "  Ctrl-C stops it; another machine goes on with what is in work.",
        )
    )
