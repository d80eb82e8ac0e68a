"""Orders carried out one after the other; what came of each, whatever went wrong with it."""

from __future__ import annotations

import time
import traceback
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from rich.console import Console

from flows.digitise import digitise
from flows.intake import Unusable
from flows.ledger import enter, entry, failure
from flows.order import Order
from flows.page_work import cause_of
from flows.stopping import raise_if_stopped
from flows.summary import Outcome
from flows.watching import watching
from press.errors import BanmianError, ToolError


def carry_out(orders: Iterable[Order | Unusable], out: Path, console: Console) -> Iterator[Outcome]:
    """Yield an outcome for every order; after a ToolError no further issue is begun."""
    hindered, taken = "", frozenset[str]()
    for order in orders:
        if isinstance(order, Unusable):
            if order.issue:
                enter(out, failure(order.issue, order.problem, "wrong manifest"))
            yield Outcome(order.name, None, problem=order.problem)
            continue
        if hindered:
            yield Outcome(order.issue.name, None, problem=f"not begun: {hindered}")
            continue
        try:
            outcome = _outcome(replace(order, taken=taken), console)
        except ToolError as error:
            raise_if_stopped()
            outcome, hindered = Outcome(order.issue.name, None, problem=str(error)), str(error)
        if outcome.delivered:
            taken |= {outcome.delivered.issue.id}
        yield outcome


def _outcome(order: Order, console: Console) -> Outcome:
    issue, begun = order.issue, time.monotonic()
    for file in issue.passed_over:
        console.print(f"{file}: passed over, no page image")
    try:
        with watching(console, issue.name, len(issue.scans)) as watch:
            delivered = digitise(order, watch=watch)
    except ToolError:
        raise
    except Exception as error:  # one issue that fails must not cost the others
        raise_if_stopped()
        problem = str(error)
        if not isinstance(error, BanmianError):
            console.print(traceback.format_exc())
            problem = f"unexpected {type(error).__name__}: {error}. This is a fault of banmian."
        enter(order.out, failure(issue, problem, cause_of(error)))
        return Outcome(issue.name, None, problem=problem, passed_over=issue.passed_over)
    seconds = time.monotonic() - begun
    enter(order.out, entry(issue, delivered, seconds))
    return Outcome(issue.name, delivered, seconds=seconds, passed_over=issue.passed_over)
