"""Which issues of an inbox are complete and have yet to be digitised."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from flows.ledger import fate_of, source_of_issue, stamp_of
from flows.turns import free
from ingest.inputs import IssueInput, issues_from_backlog
from ingest.scans import source_of
from press.errors import EmptyInput


@dataclass(frozen=True, slots=True)
class Arrival:
    """An issue in the inbox and what is to be done with it: `ready`, `waiting`, `done`, `busy`."""

    source: Path
    standing: str
    why: str = ""


def arrivals(inbox: Path, out: Path, *, marker: str, quiet_s: float) -> Iterator[Arrival]:
    """Yield every issue of the inbox in natural order; MissingInput when there is no inbox."""
    try:
        issues = issues_from_backlog(inbox)
    except EmptyInput:
        return
    for issue in issues:
        source = source_of_issue(issue)
        yield Arrival(source, *_standing(issue, source, out, marker, quiet_s))


def _standing(
    issue: IssueInput, source: Path, out: Path, marker: str, quiet_s: float
) -> tuple[str, str]:
    if why := _incomplete(source, marker, quiet_s):
        return "waiting", why
    fate = fate_of(out, source)
    if fate and fate.stamp == stamp_of(issue):
        return "done", fate.fate
    if not free(out, source_of(issue.scans[0].ref).sha256):
        return "busy", "a run works on it"
    return "ready", ""


def _incomplete(source: Path, marker: str, quiet_s: float) -> str:
    """Return why an issue is not complete yet, nothing when it is."""
    if source.is_dir() and marker and (source / marker).exists():
        return ""
    age = time.time() - _last_change(source)
    if age < quiet_s:
        return f"changed {age:.0f} s ago, has to be quiet for {quiet_s:.0f} s"
    return ""


def _last_change(source: Path) -> float:
    """Return when something in it last changed; a file moved in keeps its time, its folder not."""
    latest = source.stat().st_mtime
    latest = max(latest, source.stat().st_ctime)
    for path in source.iterdir() if source.is_dir() else ():
        with suppress(OSError):
            latest = max(latest, path.stat().st_mtime, path.stat().st_ctime)
    return latest
