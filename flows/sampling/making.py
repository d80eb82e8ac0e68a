"""A work list made: packages counted, a sample drawn, its page and table written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from evaluation.sampling.plans import Plan, Severity, plan_for
from flows.ledger import now
from flows.sampling import answers, sheet
from flows.sampling.lot import lotted, packages_of
from flows.sampling.verdicts import severity_for
from flows.sampling.worklist import (
    ARTICLE,
    CHARACTER,
    FILE,
    Worklist,
    drawn_of,
    name_of,
    new_seed,
    to_json,
)
from press.errors import CommandError, SampleError
from press.store import write_whole

AUTO = "auto"
Tell = Callable[[int, int], None]
"""Told how many packages have been counted, of how many."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be sampled and how; an AQL of 0 leaves that kind out.

    `inspection` is a severity, or `auto`: as the verdicts before this one tell.
    """

    batch: str = ""
    issues: tuple[str, ...] = ()
    aql: float = 0.1
    article_aql: float = 2.5
    level: str = "II"
    inspection: str = AUTO
    seed: str = ""


def sampled(out: Path, asked: Asked, tell: Tell = lambda _done, _all: None) -> Worklist:
    """Count the packages and say which sample is to be drawn from them."""
    if not asked.aql and not asked.article_aql:
        raise CommandError("With both AQLs 0 nothing is looked at. Give one of them.")
    for aql in (asked.aql, asked.article_aql):
        if aql:
            plan_for(2, aql, level=asked.level)  # says what is wrong before the work begins
    packages = packages_of(out, batch=asked.batch, issues=asked.issues)
    lot = []
    for package in packages:
        lot.append(lotted(package))
        tell(len(lot), len(packages))
    seed = asked.seed or new_seed()
    worklist = Worklist(
        name_of(seed),
        str(out.absolute()),
        seed,
        tuple(lot),
        _plan(out, CHARACTER, sum(sum(one.characters) for one in lot), asked.aql, asked),
        _plan(out, ARTICLE, sum(sum(one.articles) for one in lot), asked.article_aql, asked),
        made=now(),
        batch=asked.batch,
        version=version("banmian"),
    )
    if worklist.characters is None and worklist.articles is None:
        raise SampleError(f"Nothing was read in {out}: there is nothing to sample.")
    return worklist


def _plan(out: Path, kind: str, size: int, aql: float, asked: Asked) -> Plan | None:
    if not aql or not size:
        return None
    if asked.inspection == AUTO:
        severity = severity_for(out, kind, aql, asked.level)
    else:
        severity = Severity(asked.inspection)
    return plan_for(size, aql, level=asked.level, severity=severity)


def write_list(worklist: Worklist, folder: Path) -> None:
    """Write the list into a folder of its own; CommandError when something is in it."""
    if folder.exists() and any(folder.iterdir()):
        raise CommandError(f"{folder} is not empty: it may be a list that is being filled in.")
    entries: list[sheet.Entry] = []
    rows = []
    for drawn in drawn_of(worklist):
        entries.append(sheet.entry_of(drawn))
        rows.append(drawn.row)
    write_whole(folder / sheet.FILE, sheet.to_html(worklist, entries))
    write_whole(folder / answers.FILE, answers.to_csv(rows))
    write_whole(folder / FILE, to_json(worklist))


def plan_rows(worklist: Worklist) -> Sequence[dict[str, str | int | float]]:
    """Return one row a plan, every row with the same columns."""
    kinds = (("characters", worklist.characters), ("articles", worklist.articles))
    return [
        {
            "what": kind,
            "lot": plan.lot,
            "AQL %": plan.aql,
            "level": plan.level,
            "inspection": str(plan.severity),
            "letter": plan.letter,
            "sample": plan.sample,
            "accepted with at most": plan.accept,
        }
        for kind, plan in kinds
        if plan is not None
    ]
