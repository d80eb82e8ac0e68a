"""The deployment `look-after/tending`: what died goes on, and a full disk stops work."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

from prefect import flow
from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.filters import (
    FlowRunFilter,
    FlowRunFilterState,
    FlowRunFilterStateType,
    FlowRunFilterTags,
)
from prefect.client.schemas.objects import FlowRun, State, StateType
from prefect.events.filters import (
    EventFilter,
    EventNameFilter,
    EventOccurredFilter,
    EventResourceFilter,
)
from prefect.logging import get_run_logger
from prefect.states import AwaitingRetry, Cancelled, Completed, Crashed, Failed, Scheduled

from flows.deployed.alerts import DISK_FULL, QUEUE_STANDS, alert
from flows.deployed.forms import Output
from flows.deployed.labels import label
from flows.verdicts import count

HEARTBEAT = "prefect.flow-run.heartbeat"
SILENT_MINUTES = 4.0
"""A run that has given no sign of life for so long is dead; it should give one a minute."""
STUCK = datetime.timedelta(minutes=10)
MOST_RUNS = 3
"""So often a run is begun that crashes."""
POOL, QUEUE = "banmian", "issues"
GIB = 2**30
OURS = ["digitise", "deliver", "batch"]


@flow(name="look-after")
def look_after(
    output: Output, free_gib: float = 2.0, silent_minutes: float = SILENT_MINUTES
) -> State[Any]:
    """See to runs whose process is gone, begin crashed ones again, and guard the disk.

    A run is taken for dead that has given no sign of life for `silent_minutes`. Below `free_gib`
    of free space no further issue is begun, until there is twice as much.
    """
    log, silent = get_run_logger(), datetime.timedelta(minutes=silent_minutes)
    with get_client(sync_client=True) as client:
        told = [*_end_the_dead(client, silent), *_begin_again(client)]
        full = _guard(client, output.out, free_gib)
        stands = _standing(client)
    for line in told:
        log.warning(line)
    if stands:
        alert(QUEUE_STANDS, "queue", stands)
        told.append(stands)
    if full:
        alert(DISK_FULL, "disk", full)
        label(f"look after: {full}")
        return Failed(message=full)
    label(f"look after: {len(told) or 'nothing'} to do")
    return Completed(message="; ".join(told) or "All is well.")


def _end_the_dead(client: SyncPrefectClient, silent: datetime.timedelta) -> Iterator[str]:
    """Give runs an end whose process is gone without having said so."""
    now = datetime.datetime.now(datetime.UTC)
    for run in _runs(client, StateType.RUNNING):
        if _since(run, now) > silent and not _alive(client, run.id, now - silent):
            client.set_flow_run_state(run.id, Crashed(message="No sign of life."), force=True)
            yield f"{run.name} gave no sign of life: crashed"
    for run in _runs(client, StateType.PENDING):
        if _since(run, now) > STUCK:
            client.set_flow_run_state(run.id, Scheduled(), force=True)
            yield f"{run.name} was never begun: scheduled again"
    for run in _runs(client, StateType.CANCELLING):
        if _since(run, now) > STUCK:
            client.set_flow_run_state(run.id, Cancelled(message="Its worker is gone."), force=True)
            yield f"{run.name} was being cancelled by a worker that is gone"


def _begin_again(client: SyncPrefectClient) -> Iterator[str]:
    """Schedule crashed runs again; a batch begins its issues again itself while it is able to.

    One that has ended has had them done in other runs, or was not to have them done.
    """
    crashed = list(_runs(client, StateType.CRASHED))
    able = {None, *(run.id for run in crashed)}
    today = datetime.datetime.now(datetime.UTC) - datetime.timedelta(days=1)
    for run in crashed:
        recent = run.end_time is not None and run.end_time > today
        if recent and run.run_count < MOST_RUNS and _parent(client, run) in able:
            again: State[Any] = AwaitingRetry(
                message="Its process was gone; it goes on where it was."
            )
            client.set_flow_run_state(run.id, again, force=True)
            yield f"{run.name} had crashed: goes on"


def _guard(client: SyncPrefectClient, out: Path, free_gib: float) -> str:
    """Pause the queue of issues while the disk is full; return what is wrong, empty for nothing."""
    free = shutil.disk_usage(out).free / GIB
    queue = client.read_work_queue_by_name(QUEUE, work_pool_name=POOL)
    paused_by_us = (queue.description or "").startswith("Paused: ")
    if free < free_gib:
        why = f"{free:.1f} GiB free where {out} is, {free_gib:g} are wanted"
        if not queue.is_paused:
            client.update_work_queue(queue.id, is_paused=True, description=f"Paused: {why}")
        return f"{why}: no further issue is begun"
    if queue.is_paused and paused_by_us and free > 2 * free_gib:
        client.update_work_queue(queue.id, is_paused=False, description="")
    return ""


def _standing(client: SyncPrefectClient) -> str:
    """Return what is wrong when issues wait and nobody has begun one for a while."""
    going_on = [*_runs(client, StateType.RUNNING), *_runs(client, StateType.PENDING)]
    if any(run.work_queue_name == QUEUE for run in going_on):
        return ""
    now = datetime.datetime.now(datetime.UTC)
    waiting = [
        run
        for run in _runs(client, StateType.SCHEDULED)
        if run.work_queue_name == QUEUE
        and run.expected_start_time is not None
        and now - run.expected_start_time > STUCK
    ]
    if not waiting:
        return ""
    wait = "waits" if len(waiting) == 1 else "wait"
    issues = count(len(waiting), "issue")
    return f"{issues} {wait} and none is begun: is a worker for {QUEUE} up?"


def _runs(client: SyncPrefectClient, kind: StateType) -> list[FlowRun]:
    return client.read_flow_runs(
        flow_run_filter=FlowRunFilter(
            state=FlowRunFilterState(type=FlowRunFilterStateType(any_=[kind])),
            tags=FlowRunFilterTags(any_=OURS),
        )
    )


def _since(run: FlowRun, now: datetime.datetime) -> datetime.timedelta:
    return now - run.state.timestamp if run.state else datetime.timedelta()


def _alive(client: SyncPrefectClient, run: UUID, since: datetime.datetime) -> bool:
    beats = EventFilter(
        occurred=EventOccurredFilter.model_validate({"since": since}),
        event=EventNameFilter(name=[HEARTBEAT]),
        resource=EventResourceFilter(id=[f"prefect.flow-run.{run}"]),
    )
    return client.read_events(beats, limit=1).total > 0


def _parent(client: SyncPrefectClient, run: FlowRun) -> UUID | None:
    if not run.parent_task_run_id:
        return None
    return client.read_task_run(run.parent_task_run_id).flow_run_id
