"""A batch while it runs and when it ends: runs of its issues, live progress, a summary."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any
from uuid import UUID

from prefect.artifacts import (
    create_markdown_artifact,
    create_progress_artifact,
    create_table_artifact,
    update_progress_artifact,
)
from prefect.client.schemas.objects import State, StateType
from prefect.logging import get_run_logger
from prefect.states import Completed, Failed

from flows.deployed.batch_report import (
    Batch,
    batch_markdown,
    batch_verdict,
    issue_rows,
    progress_told,
)
from flows.deployed.forms import Output, Reading
from flows.deployed.handing_on import hand_on
from flows.deployed.submission import Submitted, follow, submit
from flows.identify import slug
from flows.ledger import fate_of


def digitised(sources: list[Path], output: Output, reading: Reading, name: str) -> Batch:
    """Begin a run for each issue and wait for all of them, showing how far they are."""
    begun, log = time.monotonic(), get_run_logger()
    shown = create_progress_artifact(0.0, key=f"{slug(name)}-progress", description=name)
    now = Batch(len(sources), (), 0.0)
    for runs in follow(submit(sources, output, reading), output, reading):
        now = _standing(runs, output.out, time.monotonic() - begun)
        ended = sum(run.ended for run in runs)
        percent = round(100 * ended / len(runs), 1)
        told = progress_told(now)
        if isinstance(shown, UUID):
            update_progress_artifact(shown, percent, description=f"{name}: {told}")
        log.info(told)
        hand_on(output, log)
    return now


def _standing(runs: list[Submitted], out: Path, seconds: float) -> Batch:
    ended = [run for run in runs if run.ended]
    kinds = [run.state.type for run in ended if run.state]
    found = [(run, fate_of(out, run.source)) for run in ended]
    return Batch(
        len(runs),
        tuple(fate for run, fate in found if fate and fate.run == str(run.run)),
        seconds,
        crashed=kinds.count(StateType.CRASHED),
        cancelled=kinds.count(StateType.CANCELLED),
    )


def ending(batch: Batch, name: str) -> State[Any]:
    key = slug(name)
    create_markdown_artifact(batch_markdown(batch, name), key=f"{key}-summary", description=name)
    create_table_artifact(issue_rows(batch.fates), key=f"{key}-issues", description=name)
    verdict = batch_verdict(batch)
    if batch.failed or batch.failed_pages:
        return Failed(message=verdict)
    return Completed(message=verdict)
