"""The flow run on whatever Prefect there is; when that fails, what a person can do about it."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

from prefect.task_runners import ThreadPoolTaskRunner

from flows.delivery import Delivered
from flows.embedded import forget_failures
from flows.issue import digitise_issue
from flows.order import Order
from press.errors import BanmianError, ToolError
from press.naming import shown

_PACKAGES = frozenset({"prefect", "httpx", "httpcore", "anyio", "websockets"})
_ITS_OWN_WORDS = ("attempting to connect to", "Failed to reach API", "available port")


def run(order: Order, name: str) -> Delivered:
    """Run the flow; ToolError when it was Prefect that failed and not the work."""
    runner: Any = ThreadPoolTaskRunner(max_workers=order.settings.jobs)
    flow = digitise_issue.with_options(task_runner=runner)
    try:
        return flow(told(order), name)
    except Exception as error:
        forget_failures()
        if not isinstance(error, BanmianError) and is_prefects(error):
            raise prefect_failed(error) from error
        raise


def told(order: Order) -> Order:
    """Return an order as the server may store it: in JSON there are no names that are not UTF-8."""
    issue = order.issue
    scans = tuple(
        replace(scan, ref=replace(scan.ref, path=Path(shown(scan.ref.path)), within=None))
        for scan in issue.scans
    )
    folder = Path(shown(issue.folder))
    return replace(order, issue=replace(issue, folder=folder, scans=scans))


def is_prefects(error: Exception) -> bool:
    """Tell whether an error came from Prefect or the way to its server."""
    if type(error).__module__.partition(".")[0] in _PACKAGES:
        return True
    return isinstance(error, RuntimeError) and any(words in str(error) for words in _ITS_OWN_WORDS)


def prefect_failed(error: Exception) -> ToolError:
    """Return what to tell the user; who names no server of their own has the embedded one."""
    reason = (str(error) or type(error).__name__).splitlines()[0]
    if server := os.environ.get("PREFECT_API_URL"):
        return ToolError(
            f"The Prefect server at {server} cannot be used: {reason}\n"
            "See to it that it runs, or unset PREFECT_API_URL: then none is needed."
        )
    home = os.environ.get("PREFECT_HOME", "")
    return ToolError(
        f"The embedded Prefect cannot be used: {reason}\n"
        "Try again. If that does not help, see to it that the disk is not full, and remove "
        f"{home}, where it keeps its records: it makes them anew."
    )
