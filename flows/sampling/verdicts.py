"""Verdicts of a folder of packages, kept: what was found in a sample, and what that led to."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from evaluation.sampling.judgement import Judgement
from evaluation.sampling.plans import Plan, Severity
from evaluation.sampling.switching import Standing, standing_after
from flows.records import FOLDER, records
from press.store import write_whole


@dataclass(frozen=True, slots=True)
class Found:
    """How many units of a kind were wrong."""

    kind: str
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of a work list; `first` tells that no package of the lot was judged before."""

    id: str
    judged: str
    issues: tuple[str, ...]
    found: tuple[Found, ...]
    first: bool = True

    @property
    def accepted(self) -> bool:
        return all(one.judgement.accepted for one in self.found)


_VERDICT: TypeAdapter[Verdict] = TypeAdapter(Verdict)


def keep(out: Path, verdict: Verdict) -> None:
    """Write a verdict down, in the place of an earlier one of the same work list."""
    write_whole(records(out, "verdicts") / f"{verdict.id}.json", _VERDICT.dump_json(verdict))


def verdicts(out: Path) -> list[Verdict]:
    """Return all verdicts, the newest last; damaged ones are passed over."""
    return sorted(_read(out), key=lambda one: (one.judged, one.id))


def _read(out: Path) -> Iterator[Verdict]:
    for file in (out / FOLDER / "verdicts").glob("*.json"):
        with suppress(OSError, ValidationError):
            yield _VERDICT.validate_json(file.read_bytes())


def standing(out: Path, kind: str, aql: float, level: str) -> Standing:
    """Return how severely the next lot is inspected, by the lots judged alike before."""
    alike = [
        one.judgement
        for verdict in verdicts(out)
        if verdict.first
        for one in verdict.found
        if one.kind == kind and _same(one.judgement.plan, aql, level)
    ]
    return standing_after(alike)


def severity_for(out: Path, kind: str, aql: float, level: str) -> Severity:
    return standing(out, kind, aql, level).severity


def _same(plan: Plan, aql: float, level: str) -> bool:
    return (plan.aql, plan.level) == (aql, level)
