"""What was typed, as orders: one an issue, and beside them the inputs that cannot be used."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from flows.first_look import pages_of
from flows.order import Order, Settings
from ingest.files import is_pdf
from ingest.inputs import IssueInput, issues_from_backlog, issues_from_paths, only_pages
from ingest.manifest import read_manifest
from layout.segment import refuse_unknown_model
from ocr.readers import refuse_unknown
from press.errors import CommandError, InputError, MissingInput
from press.naming import shown


@dataclass(frozen=True, slots=True)
class Wanted:
    """The options of `banmian digitise`; `dpi` is 0 to believe the scans, `only` empty for all."""

    out: Path
    settings: Settings
    force: bool = False
    only: str = ""
    backlog: bool = False
    anew: bool = False


@dataclass(frozen=True, slots=True)
class Unusable:
    """An input from which no issue can be made, and why; `issue` is what was found of it."""

    name: str
    problem: str
    issue: IssueInput | None = None


def orders_from_paths(paths: Sequence[Path], wanted: Wanted) -> list[Order | Unusable]:
    """Return an order for each issue; CommandError or MissingInput when the command is wrong.

    An input without pages is told apart from that: the others can still be digitised.
    """
    refuse_unknown(wanted.settings.readers, wanted.settings.script)
    refuse_unknown_model(wanted.settings.layout_model)
    _refuse_unusable_out(wanted.out)
    for path in paths:
        if not path.exists():
            raise MissingInput(
                f"{shown(path)}: no such file or folder. Check the spelling of the path."
            )
    return [
        found if isinstance(found, Unusable) else _order(found, wanted)
        for found in _found(paths, backlog=wanted.backlog)
    ]


def _found(paths: Sequence[Path], *, backlog: bool) -> Iterator[IssueInput | Unusable]:
    if backlog:
        groups = [[path] for path in paths]
    else:  # page images named one by one are the pages of one issue
        images = [path for path in paths if path.is_file() and not _is_document(path)]
        groups = [images] if images else []
        groups += [[path] for path in paths if path not in images]
    for group in groups:
        try:
            yield from issues_from_backlog(group[0]) if backlog else issues_from_paths(group)
        except InputError as error:
            yield Unusable(shown(group[0].name or group[0]), str(error))


def _is_document(path: Path) -> bool:
    return path.suffix.lower() == ".pdf" or is_pdf(path)


def _order(issue: IssueInput, wanted: Wanted) -> Order | Unusable:
    if wanted.only:
        # Only a look at the scans tells how many pages they are.
        issue = only_pages(pages_of(issue, wanted.settings.jobs), wanted.only)
    asked = wanted.settings
    try:
        dpi = asked.dpi or read_manifest(issue.folder).dpi
    except CommandError as error:  # an issue.toml of one issue need not keep the others waiting
        return Unusable(issue.name, str(error), issue)
    return Order(issue, wanted.out, replace(asked, dpi=dpi), wanted.force, anew=wanted.anew)


def _refuse_unusable_out(out: Path) -> None:
    """Ask now, not after an hour of reading, whether packages can be written."""
    nearest = next(folder for folder in (out, *out.absolute().parents) if folder.exists())
    if not nearest.is_dir():
        raise CommandError(f"--out {out}: {nearest} is a file. Name a folder.")
    if not os.access(nearest, os.W_OK | os.X_OK):
        raise CommandError(f"--out {out}: you may not write into {nearest}. Name another folder.")
