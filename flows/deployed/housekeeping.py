"""The deployment `keep-house/housekeeping`: what is kept for a while goes when that is over."""

from __future__ import annotations

import shutil
from importlib.metadata import version
from typing import Any

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.states import Completed

from flows.deployed.forms import Kept, Output
from flows.housekeeping import tidy

MIB, GIB = 2**20, 2**30


@flow(name="keep-house", flow_run_name="keep house")
def keep_house(output: Output, kept: Kept | None = None) -> State[Any]:
    """Remove finished pages and pictures that are older than wanted, and what kills left behind.

    Runs, their logs and their artifacts the server removes itself.
    """
    kept = kept or Kept()
    number, size = tidy(output.out, pages_days=kept.pages_days, pictures_days=kept.pictures_days)
    free = shutil.disk_usage(output.out).free / GIB
    told = f"{number} removed, {size / MIB:.0f} MiB; {free:.0f} GiB free; "
    return Completed(message=told + f"banmian {version('banmian')}")
