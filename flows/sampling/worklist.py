"""A work list: what was drawn from which packages by which plans, and the rows to be filled in."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from evaluation.sampling.plans import Plan
from evaluation.sampling.units import Printed
from export.titles import article_title
from flows.ledger import now
from flows.sampling.lot import Chosen, Lotted, chosen_from
from press.errors import SampleError
from press.page import Article

FILE = "sample.json"
AROUND = 10
"""Characters of its line that are shown on either side of one that was drawn."""
CHARACTER, ARTICLE = "character", "article"


@dataclass(frozen=True, slots=True)
class Worklist:
    """How a sample was drawn: the same packages, plans and seed give the same one.

    A plan is None where nothing is looked at.
    """

    id: str
    packages: str
    seed: str
    lot: tuple[Lotted, ...]
    characters: Plan | None
    articles: Plan | None
    made: str = ""
    batch: str = ""
    version: str = ""

    @property
    def out(self) -> Path:
        return Path(self.packages)


@dataclass(frozen=True, slots=True)
class Row:
    """A unit to look at: what was read, amid its context, and where it stands."""

    number: int
    kind: str
    issue: str
    page: int
    read: str
    context: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """A row with what it was made of."""

    row: Row
    chosen: Chosen
    unit: Printed | Article


_WORKLIST: TypeAdapter[Worklist] = TypeAdapter(Worklist)


def new_seed() -> str:
    """Return a seed that nobody could have known."""
    return str(secrets.randbelow(10**8))


def name_of(seed: str) -> str:
    """Return what a work list made now is called: `2026-11-27-12345678`."""
    return f"{now()[:10]}-{seed}"


def drawn_of(worklist: Worklist) -> Iterator[Drawn]:
    """Draw the sample; characters and articles come package by package, numbered from 1."""
    plans = (worklist.characters, worklist.articles)
    number = 0
    for chosen in chosen_from(worklist.lot, worklist.out, plans, worklist.seed):
        units: list[Printed | Article] = [*chosen.characters, *chosen.articles]
        for unit in units:
            number += 1
            yield Drawn(_row(number, unit, chosen), chosen, unit)


def _row(number: int, unit: Printed | Article, chosen: Chosen) -> Row:
    issue = chosen.issue.id
    if isinstance(unit, Article):
        title = article_title(unit)
        return Row(number, ARTICLE, issue, unit.pages[0], f"「{title}」", unit.id)
    before, after = around(unit)
    context = f"…{before}【{unit.text}】{after}…"
    return Row(number, CHARACTER, issue, unit.page.number, f"「{unit.text}」", context)


def around(unit: Printed) -> tuple[str, str]:
    """Return the characters of its line before and after one."""
    text, place = unit.line.text, unit.place
    return text[max(0, place - AROUND) : place], text[place + 1 : place + 1 + AROUND]


def to_json(worklist: Worklist) -> bytes:
    return _WORKLIST.dump_json(worklist, indent=1)


def read_worklist(folder: Path) -> Worklist:
    """Read how a sample was drawn; SampleError when the folder is no work list."""
    file = folder / FILE
    with suppress(OSError, ValidationError):
        return _WORKLIST.validate_json(file.read_bytes())
    raise SampleError(
        f"{folder} is no work list: {FILE} is missing or damaged. Name the folder that "
        "`banmian sample` wrote."
    )


def plans_of(worklist: Worklist) -> Sequence[tuple[str, Plan]]:
    """Return what is looked at, by which plan."""
    both = ((CHARACTER, worklist.characters), (ARTICLE, worklist.articles))
    return [(kind, plan) for kind, plan in both if plan is not None]
