"""Packages posted to the outbox and handed on, as runs do it and tell of it."""

from __future__ import annotations

import logging
import os
from pathlib import Path

from prefect.blocks.system import Secret

from flows.deployed.forms import Output
from flows.outbox.delivering import Courier, Handed, is_webhook
from flows.outbox.entries import Outbox
from flows.outbox.webhook import SECRET, place

BLOCK = "banmian-webhook-secret"
"""The Secret block that holds what webhooks are signed with, where the environment has it not."""

Log = logging.Logger | logging.LoggerAdapter[logging.Logger]


def post(package: Path, output: Output) -> None:
    """Write down that a package is to be handed on."""
    for target in output.deliver_to:
        Outbox(output.out, target).post(package)


def hand_on(output: Output, log: Log, *, patience: float = 0.0) -> list[Handed]:
    """Hand on what is due, a line of the log for each; failures stay in the outbox."""
    if not output.deliver_to:
        return []
    targets = tuple(output.deliver_to)
    courier = Courier(output.out, targets, _secret() if any(map(is_webhook, targets)) else "")
    done = []
    try:
        for handed in courier.deliver(patience=patience):
            done.append(handed)
            _tell(handed, log)
    except OSError as error:  # the outbox keeps what is left, and the batch goes on
        log.error("nothing more is delivered for now: %s", error)
    return done


def _tell(handed: Handed, log: Log) -> None:
    version = f"{handed.entry.issue} version {handed.entry.number}"
    target = place(handed.target) if is_webhook(handed.target) else handed.target
    if handed.problem:
        log.warning("%s was not delivered to %s: %s", version, target, handed.problem)
    elif handed.where:
        log.info("%s delivered to %s", version, handed.where)
    else:
        log.info("%s was replaced before it was delivered to %s", version, target)


def _secret() -> str:
    if given := os.environ.get(SECRET, ""):
        return given
    try:
        return str(Secret.load(BLOCK).get())  # type: ignore[union-attr]
    except ValueError:
        return ""
