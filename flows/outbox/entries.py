"""The outbox itself: a file for every version that a target has yet to get, and one for the last.

An entry is written before a version is handed on and removed after it was, so a crash costs at
most that it is handed on twice, with the same id.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from flows.ledger import now
from flows.outbox.event import event_of
from flows.outbox.version import packages_in, stamp_of_package, version_of
from flows.records import FOLDER, records
from flows.turns import turn
from flows.withheld import is_withheld
from press.store import read_issue, write_whole


@dataclass(frozen=True, slots=True)
class Entry:
    """A version of a package for one target; `due` is a time in seconds since 1970.

    Once it was handed on, `where` says where it lies.
    """

    issue: str
    number: int
    digest: str
    stamp: str
    event: dict[str, Any] = field(default_factory=dict)
    attempts: int = 0
    due: float = 0.0
    problem: str = ""
    since: str = ""
    where: str = ""


_ENTRY: TypeAdapter[Entry] = TypeAdapter(Entry)


@dataclass(frozen=True, slots=True)
class Outbox:
    """What one target has yet to get of the packages in `out`."""

    out: Path
    target: str

    @property
    def name(self) -> str:
        """A name for the target: an address may hold what is not to be written down."""
        return hashlib.sha256(self.target.encode()).hexdigest()[:16]

    def post(self, package: Path) -> Entry | None:
        """Write an entry for a package unless its newest version has one or was delivered."""
        with turn(self.out, f"outbox {self.target}"):
            last = self._last(package.name)
            if last and last.stamp == stamp_of_package(package):
                return None
            stamp, version = stamp_of_package(package), version_of(package)
            if last and last.digest == version.digest:
                return None
            number = last.number + 1 if last else 1
            event = event_of(version, number, read_issue(package), package, now())
            entry = Entry(package.name, number, version.digest, stamp, event, since=now())
            write_whole(self._file(entry), _ENTRY.dump_json(entry))
            return entry

    def waiting(self) -> Iterator[Entry]:
        """Yield the entries, those of an issue in the order of its versions."""
        for file in sorted(self._folder("waiting").glob("*/*.json")):
            if entry := _read(file):
                yield entry

    def postpone(self, entry: Entry, due: float, problem: str) -> Entry:
        """Note an attempt that failed and when the next one is due."""
        later = replace(entry, attempts=entry.attempts + 1, due=due, problem=problem)
        write_whole(self._file(entry), _ENTRY.dump_json(later))
        return later

    def sent(self, issue: str) -> Entry | None:
        """Return the newest version of an issue that was handed on."""
        return _read(self._sent(issue))

    def done(self, entry: Entry, where: str) -> None:
        """Note that a version was handed on, or had none to be, then take its entry out."""
        before = self.sent(entry.issue)
        where = where or (before.where if before else "")
        kept = replace(entry, event={}, problem="", where=where, attempts=entry.attempts + 1)
        write_whole(self._sent(entry.issue), _ENTRY.dump_json(kept))
        self._file(entry).unlink(missing_ok=True)

    def forget(self) -> None:
        """Take everything out: a target that is no longer wanted."""
        shutil.rmtree(self._folder("waiting"), ignore_errors=True)

    def _last(self, issue: str) -> Entry | None:
        waiting = sorted(self._folder("waiting").glob(f"{issue}/*.json"))
        return (_read(waiting[-1]) if waiting else None) or self.sent(issue)

    def _folder(self, kind: str) -> Path:
        return self.out / FOLDER / "outbox" / self.name / kind

    def _file(self, entry: Entry) -> Path:
        folder = records(self.out, "outbox", self.name, "waiting", entry.issue)
        return folder / f"{entry.number:06}.json"

    def _sent(self, issue: str) -> Path:
        return records(self.out, "outbox", self.name, "sent") / f"{issue}.json"


def post_all(out: Path, targets: tuple[str, ...]) -> int:
    """Post every package that a target has not got; a crash may have come before its entry."""
    posted = 0
    for package in packages_in(out):
        if is_withheld(package):
            continue
        with suppress(FileNotFoundError):  # it is being replaced: its run posts it
            posted += sum(Outbox(out, target).post(package) is not None for target in targets)
    return posted


def _read(file: Path) -> Entry | None:
    with suppress(OSError, ValidationError):
        return _ENTRY.validate_json(file.read_bytes())
    return None
