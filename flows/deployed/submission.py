"""Runs of `digitise-issue/issue` begun for a batch, and begun again when their machine died."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.filters import FlowRunFilter, FlowRunFilterId
from prefect.client.schemas.objects import State, StateType
from prefect.deployments import run_deployment
from prefect.runtime import flow_run

from flows.deployed.forms import Output, Reading, Scans
from flows.deployed.labels import BATCH

DEPLOYMENT = "digitise-issue/issue"
MOST_ATTEMPTS = 3
"""So often an issue is begun whose run crashed: a page that kills its process would do so again."""
ASKED_EVERY_S = 2.0
AT_ONCE = 200
"""So many runs are asked for in one request."""


@dataclass(slots=True)
class Submitted:
    """One issue of a batch: the run that is to digitise it, and how that stands."""

    source: Path
    run: UUID
    attempt: int = 1
    state: State | None = None

    @property
    def ended(self) -> bool:
        return bool(self.state and self.state.is_final())


def submit(sources: Sequence[Path], output: Output, reading: Reading) -> list[Submitted]:
    """Begin a run for each issue; a batch that is itself begun again finds those it has begun."""
    return [Submitted(one, _begin(one, output, reading, 1)) for one in sources]


def follow(
    batch: list[Submitted], output: Output, reading: Reading, *, pause: float = ASKED_EVERY_S
) -> Iterator[list[Submitted]]:
    """Yield the batch each time something of it has changed, until all runs have ended."""
    with get_client(sync_client=True) as client:
        while True:
            if _ask(client, batch):
                for one in batch:
                    _begin_again(one, output, reading)
                yield batch
            if all(one.ended for one in batch):
                return
            time.sleep(pause)


def _begin_again(one: Submitted, output: Output, reading: Reading) -> None:
    crashed = one.state is not None and one.state.type == StateType.CRASHED
    if crashed and one.attempt < MOST_ATTEMPTS:
        one.attempt += 1
        one.run, one.state = _begin(one.source, output, reading, one.attempt), None


def _begin(source: Path, output: Output, reading: Reading, attempt: int) -> UUID:
    batch = flow_run.get_id()
    run = run_deployment(
        DEPLOYMENT,
        parameters={
            "scans": Scans(source=str(source)).model_dump(),
            "output": output.model_dump(),
            "reading": reading.model_dump(),
        },
        flow_run_name=source.stem if source.suffix.lower() == ".pdf" else source.name,
        tags=[f"{BATCH}{batch}"],
        idempotency_key=f"{batch}:{source}:{attempt}",
        timeout=0,
    )
    return run.id  # type: ignore[union-attr]


def _ask(client: SyncPrefectClient, batch: list[Submitted]) -> bool:
    """Ask how the runs stand that have not ended; tell whether one of them has got on."""
    waiting = {one.run: one for one in batch if not one.ended}
    ids, changed = list(waiting), False
    for start in range(0, len(ids), AT_ONCE):
        asked = FlowRunFilter(id=FlowRunFilterId(any_=ids[start : start + AT_ONCE]))
        for run in client.read_flow_runs(flow_run_filter=asked, limit=AT_ONCE):
            one = waiting[run.id]
            was = one.state.type if one.state else None
            one.state = run.state
            changed |= run.state is not None and run.state.type != was
    return changed
