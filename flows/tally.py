"""Running totals of all that was done for a folder of packages: they only ever grow.

The ledger has the last fate of every input and forgets the one before; operators who draw curves
need sums that outlast that.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pydantic import TypeAdapter, ValidationError

from flows.records import records
from flows.turns import turn
from press.store import write_whole

if TYPE_CHECKING:
    from flows.ledger import Fate

FILE = "tally.json"
_Number = TypeVar("_Number", int, float)


@dataclass(frozen=True, slots=True)
class Tally:
    """Issues by fate, pages by status, seconds by stage, failures by cause.

    `wrong` are the characters expected to be wrong, `doubts` the decisions to review. Pages that
    an earlier run had finished are not counted again.
    """

    issues: dict[str, int] = field(default_factory=dict)
    pages: dict[str, int] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    failures: dict[str, int] = field(default_factory=dict)
    characters: int = 0
    wrong: float = 0.0
    articles: int = 0
    doubts: int = 0


_TALLY: TypeAdapter[Tally] = TypeAdapter(Tally)


def tally_of(out: Path) -> Tally:
    """Return the totals; those of nothing when there are none or they are damaged."""
    with suppress(OSError, ValidationError):
        return _TALLY.validate_json(_file(out).read_bytes())
    return Tally()


def count_in(out: Path, fate: Fate) -> None:
    """Add what became of an issue, one process at a time."""
    with turn(out, "tally"):
        write_whole(_file(out), _TALLY.dump_json(added(tally_of(out), fate), indent=1))


def added(tally: Tally, fate: Fate) -> Tally:
    """Return the totals with one more issue; the same when nothing was done for it now."""
    pages = [page for page in fate.pages if not page.kept]
    if not pages and fate.fate != "failed":
        return tally
    causes = [page.cause for page in pages if page.cause]
    return replace(
        tally,
        issues=_with(tally.issues, [(fate.fate, 1)]),
        pages=_with(tally.pages, ((page.status, 1) for page in pages)),
        seconds=_with(tally.seconds, (step for page in pages for step in page.steps.items())),
        failures=_with(tally.failures, ((cause, 1) for cause in (*causes, fate.cause) if cause)),
        characters=tally.characters + sum(page.characters for page in pages),
        wrong=tally.wrong + sum(page.wrong for page in pages),
        articles=tally.articles + fate.articles,
        doubts=tally.doubts + fate.doubts,
    )


def _with(totals: dict[str, _Number], more: Iterable[tuple[str, _Number]]) -> dict[str, _Number]:
    summed = dict(totals)
    for name, number in more:
        summed[name] = summed[name] + number if name in summed else number
    return summed


def _file(out: Path) -> Path:
    return records(out) / FILE
