"""The deployments of `prefect.yaml`, with the folders and the schedule of this machine."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from flows.station.plan import Station
from press.store import write_whole

TEMPLATE = Path(__file__).parent.parent / "prefect.yaml"
POOL = "banmian"
NIGHTLY = "nightly"


def write_deployments(station: Station) -> Path:
    """Write this machine's `prefect.yaml` into its home and return it: it may be looked at."""
    file = station.server / "prefect.yaml"
    write_whole(file, yaml.safe_dump(deployments(station), allow_unicode=True, sort_keys=False))
    return file


def deployments(station: Station) -> dict[str, Any]:
    """Return the content of `prefect.yaml` with the defaults of every form set for this machine."""
    content: dict[str, Any] = yaml.safe_load(TEMPLATE.read_text("utf-8"))
    content.pop("definitions", None)
    mine = {
        "output": {
            "packages": str(station.out),
            "deliver_to": list(station.deliver_to),
            "ask_first": station.ask_first,
        },
        "inbox": {"folder": str(station.inbox), "quiet_minutes": station.quiet_minutes},
        "reading": {"readers": station.readers},
        "audited": {"scans": [str(station.inbox)]},
    }
    for one in content["deployments"]:
        given = one.get("parameters", {})
        one["parameters"] = {name: value | mine.get(name, {}) for name, value in given.items()}
        for schedule in one.get("schedules", ()):
            schedule["timezone"] = station.timezone
            if schedule.get("slug") == NIGHTLY:
                schedule["cron"] = station.nightly
    return content
