"""The deployment `digitise-issue/issue`: one run is one issue."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import cv2
from prefect import flow
from prefect.client.schemas.objects import State
from prefect.logging import get_run_logger
from prefect.runtime import flow_run
from prefect.states import Completed, Failed
from prefect.task_runners import ThreadPoolTaskRunner

from export.iiif.names import base_url
from flows.assessment import why_in_doubt
from flows.delivery import Delivered
from flows.deployed.alerts import IN_DOUBT, alert
from flows.deployed.forms import Output, Reading, Scans
from flows.deployed.handing_on import hand_on, post
from flows.deployed.labels import batch_of_run, label, name_of, tags_of
from flows.deployed.review import ask_for_review
from flows.digitise import carry_out, run_name
from flows.intake import Unusable, Wanted, orders_from_paths
from flows.issue import read_and_write
from flows.ledger import enter, entry, failure
from flows.order import Order
from flows.page_work import Watch, cause_of
from flows.redoing import redone
from flows.verdicts import issue_verdict
from flows.withheld import is_withheld
from flows.workplace import workplace
from press.errors import BanmianError, CommandError, InputError, ToolError

_RUNNER: Any = ThreadPoolTaskRunner(max_workers=64)
"""Tasks only wait for their pages: so many are in work as there are jobs (`flows.head_start`)."""


@flow(name="digitise-issue", task_runner=_RUNNER)
def digitise_issue(scans: Scans, output: Output, reading: Reading | None = None) -> State[Any]:
    """Turn the scans of one issue into a package of articles.

    Pages that an earlier run has finished are not read again, and an issue that is done already is
    left as it is, unless "Do it again" is on.
    """
    cv2.setNumThreads(1)
    reading = reading or Reading()
    try:
        settings = replace(reading.settings(), base_url=base_url(output.served_at))
        wanted = Wanted(output.out, settings, reading.force, scans.pages, anew=reading.anew)
        (order,) = orders_from_paths([Path(scans.source)], wanted)
        if isinstance(order, Order) and reading.these_pages:
            order = redone(order, reading.these_pages)
    except (InputError, CommandError) as error:
        return Failed(message=str(error))
    if isinstance(order, Unusable):
        if order.issue:
            run = str(flow_run.get_id())
            enter(output.out, failure(order.issue, order.problem, "wrong manifest", run))
        return Failed(message=order.problem)
    return _ending(order, output)


def _ending(order: Order, output: Output) -> State[Any]:
    """Carry out the order, enter into the ledger what came of it, and say so."""
    begun, run = time.monotonic(), str(flow_run.get_id())
    name = run_name(order)
    label(name)
    try:
        with workplace():
            delivered = carry_out(order, lambda order: read_and_write(order, name), watch=_watch())
    except BanmianError as error:
        if not isinstance(error, ToolError):  # the machine's fault: another attempt may do better
            enter(order.out, failure(order.issue, str(error), cause_of(error), run))
        return Failed(message=str(error))
    seconds = time.monotonic() - begun
    enter(order.out, entry(order.issue, delivered, seconds, run, batch_of_run()))
    _hand_over(delivered, output)
    masthead = delivered.issue.masthead
    label(name_of(masthead, name), tags_of(masthead))
    return _state(delivered, output)


def _hand_over(delivered: Delivered, output: Output) -> None:
    """Post the package, or ask a person first; a batch hands on for all its issues."""
    why = _why_in_doubt(delivered, output)
    if output.ask_first and why:
        verdict = issue_verdict(delivered, output.in_doubt_above)
        ask_for_review(delivered, output, f"{verdict}: {why}")
        return
    if is_withheld(delivered.package):
        return
    post(delivered.package, output)
    if not flow_run.get_parent_flow_run_id():
        hand_on(output, get_run_logger())


def _why_in_doubt(delivered: Delivered, output: Output) -> str:
    if delivered.done_before:
        return ""
    return why_in_doubt(delivered.issue, output.in_doubt_above, output.doubts_above)


def _state(delivered: Delivered, output: Output) -> State[Any]:
    verdict = issue_verdict(delivered, output.in_doubt_above)
    if why := _why_in_doubt(delivered, output):
        alert(IN_DOUBT, f"issue.{delivered.issue.id}", f"{delivered.issue.id}: {verdict}: {why}")
    if delivered.failed:
        return Failed(message=verdict)
    return Completed(name="Cached" if delivered.done_before else None, message=verdict)


def _watch() -> Watch:
    """Return what writes every step of every page into the run's log, for who looks close."""
    log = get_run_logger()

    def watch(page: int, step: str) -> None:
        log.debug("page %d: %s", page, step)

    return watch
