"""What became of every input: one entry an issue, written when the issue is through."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from flows.assessment import assess
from flows.delivery import Delivered
from flows.records import FOLDER, records, storing
from flows.tally import count_in
from ingest.inputs import IssueInput
from ingest.manifest import FILE_NAME
from ingest.scans import source_of
from press.naming import shown
from press.store import write_whole


@dataclass(frozen=True, slots=True)
class PageFate:
    """What became of one page, of which file it was made, and how long each step of it took."""

    number: int
    file: str
    sha256: str
    frame: int
    status: str
    cause: str = ""
    problems: tuple[str, ...] = ()
    characters: int = 0
    wrong: float = 0.0
    seconds: float = 0.0
    kept: bool = False
    steps: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one input: `done`, `partly` (some pages failed), `failed`, or `double`.

    A double was skipped: another input, which is still there, has the same scans and a package.

    `stamp` changes when a file of the input does; `run` is the id of the flow run, `batch` that of
    the batch it belongs to. `doubts` are the decisions to review.
    """

    source: str
    stamp: str
    fate: str
    package: str = ""
    problem: str = ""
    cause: str = ""
    pages: tuple[PageFate, ...] = ()
    finished: str = ""
    seconds: float = 0.0
    version: str = ""
    run: str = ""
    settings: dict[str, str | int | float | bool] = field(default_factory=dict)
    batch: str = ""
    articles: int = 0
    doubts: int = 0


_FATE: TypeAdapter[Fate] = TypeAdapter(Fate)


def source_of_issue(issue: IssueInput) -> Path:
    """Return the folder or the document that an issue was named by."""
    files = {scan.ref.path for scan in issue.scans}
    only = next(iter(files))
    return only if len(files) == 1 and only.suffix.lower() == ".pdf" else issue.folder


def stamp_of(issue: IssueInput) -> str:
    """Return what changes when a scan or what is known of it is added, removed or written to."""
    told = []
    for path in sorted({scan.ref.path for scan in issue.scans} | {issue.folder / FILE_NAME}):
        with suppress(OSError):
            known = path.stat()
            told.append((path.name, known.st_size, known.st_mtime_ns))
    return hashlib.sha256(repr(told).encode()).hexdigest()[:24]


def enter(out: Path, fate: Fate) -> None:
    """Write an entry in the place of an earlier one of the same input, and count it.

    Raises StorageError when it cannot be written.
    """
    file = _file(out, fate.source)
    with storing(file):
        write_whole(file, _FATE.dump_json(fate, indent=1))
        count_in(out, fate)


def fate_of(out: Path, source: Path) -> Fate | None:
    """Return the entry of an input; None when it has none."""
    return _read(_file(out, _name(source)))


def fates(out: Path) -> Iterator[Fate]:
    """Yield every entry; damaged ones are passed over."""
    for file in sorted((out / FOLDER / "ledger").glob("*.json")):
        if fate := _read(file):
            yield fate


def fate_of_package(out: Path, package: str) -> Fate | None:
    """Return the newest entry of what became that package."""
    found = [fate for fate in fates(out) if fate.package == package]
    return max(found, key=lambda fate: fate.finished, default=None)


def entry(
    issue: IssueInput, delivered: Delivered, seconds: float, run: str = "", batch: str = ""
) -> Fate:
    """Return the entry of an issue that has a package."""
    works = {work.page.scan_number: work for work in delivered.works}
    pages = []
    for page in delivered.issue.pages:
        found, work = assess([page]), works.get(page.scan_number)
        pages.append(
            PageFate(
                page.number,
                page.source.name,
                page.source.sha256,
                page.source.frame,
                page.status,
                work.cause if work else "",
                page.problems,
                found.characters,
                round(found.wrong, 3),
                round(work.seconds, 2) if work else 0.0,
                kept=work is None or work.kept,
                steps={name: round(taken, 3) for name, taken in work.steps} if work else {},
            )
        )
    return Fate(
        _name(source_of_issue(issue)),
        stamp_of(issue),
        _fate(source_of_issue(issue), delivered),
        package=delivered.issue.id,
        pages=tuple(pages),
        finished=now(),
        seconds=round(seconds, 2),
        version=delivered.issue.run.version,
        run=run,
        settings=delivered.issue.run.settings,
        batch=batch,
        articles=len(delivered.issue.articles),
        doubts=len(delivered.issue.doubts),
    )


def _fate(source: Path, delivered: Delivered) -> str:
    if delivered.failed:
        return "partly"
    others = (one for one in fates(delivered.package.parent) if one.package == delivered.issue.id)
    double = delivered.done_before and any(
        one.source != _name(source) and one.fate == "done" and Path(one.source).exists()
        for one in others
    )
    return "double" if double else "done"


def failure(issue: IssueInput, problem: str, cause: str, run: str = "") -> Fate:
    """Return the entry of an issue that has none, all of whose pages share the problem."""
    sources = [(scan.number, source_of(scan.ref)) for scan in issue.scans]
    pages = tuple(
        PageFate(number, one.name, one.sha256, one.frame, "failed", problems=(problem,))
        for number, one in sources
    )
    source, stamp = _name(source_of_issue(issue)), stamp_of(issue)
    return Fate(source, stamp, "failed", "", problem, cause, pages, now(), run=run)


def now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")


def _name(source: Path) -> str:
    return shown(source.absolute())


def _file(out: Path, source: str) -> Path:
    return records(out, "ledger") / f"{hashlib.sha256(source.encode()).hexdigest()[:24]}.json"


def _read(file: Path) -> Fate | None:
    with suppress(OSError, ValidationError):
        return _FATE.validate_json(file.read_bytes())
    return None
