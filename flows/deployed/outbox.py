"""The deployment `deliver-packages/outbox`: hands on what has not been handed on yet."""

from __future__ import annotations

import datetime
from typing import Any

from prefect import flow
from prefect.artifacts import create_table_artifact
from prefect.client.schemas.objects import State
from prefect.logging import get_run_logger
from prefect.states import Completed, Failed

from flows.deployed.forms import Output
from flows.deployed.handing_on import hand_on
from flows.deployed.labels import label
from flows.outbox.delivering import Courier, is_webhook, tally
from flows.outbox.entries import Entry, post_all
from flows.outbox.webhook import place
from flows.verdicts import count

PATIENCE_S = 300.0
"""For so long a run waits for what is due soon; what is due later the next run hands on."""
STUCK = datetime.timedelta(hours=24)


@flow(name="deliver-packages")
def deliver_packages(output: Output) -> State[Any]:
    """Hand on every package that a target has not got in its newest version.

    A target gets whole packages or nothing: in folders and storage, latest.json names the version
    that is complete; a webhook gets a signed CloudEvent after that. What fails is tried again with
    longer and longer pauses, an hour at most, and is never dropped.
    """
    targets = tuple(output.deliver_to)
    if not targets:
        return Completed(message="Nowhere to deliver to.")
    post_all(output.out, targets)
    done, failed = tally(hand_on(output, get_run_logger(), patience=PATIENCE_S))
    waiting = Courier(output.out, targets).waiting()
    told = f"{done} delivered, {len(waiting)} waiting"
    label(f"deliver: {told}")
    if not waiting:
        return Completed(message=f"{told}, {count(failed, 'attempt')} failed" if failed else told)
    _show(output)
    stuck = [entry for entry in waiting if _age(entry) > STUCK]
    if stuck:
        return Failed(message=f"{told}; since {stuck[0].since}: {stuck[0].problem}")
    return Completed(message=f"{told}: {waiting[0].problem}")


def _age(entry: Entry) -> datetime.timedelta:
    since = datetime.datetime.fromisoformat(entry.since)
    return datetime.datetime.now(datetime.UTC) - since


def _show(output: Output) -> None:
    rows = [
        {
            "issue": entry.issue,
            "version": entry.number,
            "target": place(box.target) if is_webhook(box.target) else box.target,
            "since": entry.since,
            "attempts": entry.attempts,
            "problem": entry.problem,
        }
        for box in Courier(output.out, tuple(output.deliver_to)).outboxes()
        for entry in box.waiting()
    ]
    create_table_artifact(rows, key="outbox", description="What is still to be delivered")
