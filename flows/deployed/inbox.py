"""The deployment `watch-inbox/inbox`: begins a batch of the issues that have arrived whole."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from prefect import flow
from prefect.artifacts import create_table_artifact
from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import (
    FlowRunFilter,
    FlowRunFilterState,
    FlowRunFilterStateType,
    FlowRunFilterTags,
)
from prefect.client.schemas.objects import State, StateType
from prefect.deployments import run_deployment
from prefect.logging import get_run_logger
from prefect.runtime import flow_run
from prefect.states import Completed, Failed

from flows.deployed.forms import Backlog, Inbox, Output, Reading
from flows.deployed.labels import label
from flows.inbox import Arrival, arrivals
from flows.verdicts import count
from press.errors import InputError

BACKLOG = "digitise-backlog/backlog"
TAG = "inbox"


@flow(name="watch-inbox")
def watch_inbox(inbox: Inbox, output: Output, reading: Reading | None = None) -> State[Any]:
    """Begin a batch of all issues in the inbox that are complete and not digitised yet.

    An issue is complete when its folder has the marker file, or when nothing in it has changed
    for the quiet minutes. An issue that could not be digitised is tried again once its files
    change; "redo" tries it at once.
    """
    try:
        found = list(
            arrivals(
                Path(inbox.folder),
                output.out,
                marker=inbox.marker,
                quiet_s=60 * inbox.quiet_minutes,
            )
        )
    except InputError as error:
        return Failed(message=str(error))
    taken = _in_batches()
    ready = [
        one.source.name for one in found if one.standing == "ready" and one.source.name not in taken
    ]
    log = get_run_logger()
    for one in found:
        if one.standing == "waiting":
            log.info("%s is not complete: %s", one.source.name, one.why)
    if ready:
        _begin(inbox, output, reading or Reading(), ready)
        create_table_artifact(_rows(found), key="inbox", description=inbox.folder)
    verdict = _verdict(found, len(ready))
    label(f"inbox: {verdict}")
    return Completed(message=verdict)


def _in_batches() -> set[str]:
    """Return the names of issues that a batch of an earlier watch still has to do."""
    going_on = [StateType.SCHEDULED, StateType.PENDING, StateType.RUNNING, StateType.PAUSED]
    asked = FlowRunFilter(
        tags=FlowRunFilterTags(all_=[TAG, "batch"]),
        state=FlowRunFilterState(type=FlowRunFilterStateType(any_=going_on)),
    )
    with get_client(sync_client=True) as client:
        runs = client.read_flow_runs(flow_run_filter=asked)
    return {name for run in runs for name in run.parameters.get("backlog", {}).get("only", [])}


def _begin(inbox: Inbox, output: Output, reading: Reading, names: list[str]) -> None:
    run_deployment(
        BACKLOG,
        parameters={
            "backlog": Backlog(folder=inbox.folder, only=names).model_dump(),
            "output": output.model_dump(),
            "reading": reading.model_dump(),
        },
        flow_run_name=f"inbox {datetime.now():%Y-%m-%d %H:%M}: {count(len(names), 'issue')}",
        tags=[TAG, "batch"],
        idempotency_key=str(flow_run.get_id()),
        as_subflow=False,
        timeout=0,
    )


def _rows(found: Iterable[Arrival]) -> list[dict[str, str]]:
    return [{"issue": one.source.name, "standing": one.standing, "why": one.why} for one in found]


def _verdict(found: list[Arrival], begun: int) -> str:
    waiting = sum(one.standing == "waiting" for one in found)
    done = sum(one.standing == "done" for one in found)
    return f"{count(begun, 'issue')} begun, {waiting} not complete yet, {done} done before"
