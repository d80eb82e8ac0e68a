"""A batch in figures and tables: how far it is, how good and how fast, what failed and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flows.assessment import Assessment
from flows.ledger import Fate
from flows.verdicts import count


@dataclass(frozen=True, slots=True)
class Batch:
    """What has become of so many issues after so many seconds."""

    issues: int
    fates: tuple[Fate, ...]
    seconds: float
    crashed: int = 0
    cancelled: int = 0

    @property
    def pages(self) -> int:
        return sum(len(fate.pages) for fate in self.fates)

    @property
    def failed_pages(self) -> int:
        return sum(page.status == "failed" for fate in self.fates for page in fate.pages)

    @property
    def done(self) -> int:
        return sum(fate.fate != "failed" for fate in self.fates)

    @property
    def failed(self) -> int:
        return self.issues - self.done - self.cancelled

    @property
    def expected(self) -> Assessment:
        pages = [page for fate in self.fates for page in fate.pages]
        wrong = sum(page.wrong for page in pages)
        return Assessment(sum(page.characters for page in pages), wrong)

    @property
    def causes(self) -> Counter[str]:
        """How many failed pages and issues there are of each cause."""
        found = Counter(page.cause for fate in self.fates for page in fate.pages if page.cause)
        found.update(fate.cause for fate in self.fates if fate.cause)
        if self.crashed:
            found["run crashed"] = self.crashed
        return found

    @property
    def speed(self) -> float:
        """Pages a minute."""
        return 60 * self.pages / self.seconds if self.seconds else 0.0


def batch_verdict(batch: Batch) -> str:
    """Return a batch in one line: `40 issues, 320 pages, 2 pages failed`."""
    parts = [f"{batch.done} of {count(batch.issues, 'issue')}", count(batch.pages, "page")]
    if batch.failed_pages:
        parts.append(f"{count(batch.failed_pages, 'page')} failed")
    if batch.failed:
        parts.append(f"{count(batch.failed, 'issue')} failed")
    if batch.cancelled:
        parts.append(f"{batch.cancelled} cancelled")
    parts.append(f"{batch.expected.rate:.1%} expected to be wrong")
    return ", ".join(parts)


def progress_told(batch: Batch) -> str:
    """Return how far a batch is: `12 of 40 issues, 96 pages, 3.2 pages a minute`."""
    through = len(batch.fates)
    return (
        f"{through} of {count(batch.issues, 'issue')}, {count(batch.pages, 'page')}, "
        f"{batch.speed:.1f} pages a minute"
    )


def batch_markdown(batch: Batch, name: str) -> str:
    """Return the summary of a batch as markdown."""
    causes = [f"| {cause} | {number} |" for cause, number in batch.causes.most_common()]
    failures = ["", "| failures by cause | |", "|---|---:|", *causes] if causes else []
    return "\n".join(
        (
            f"## {name}",
            "",
            batch_verdict(batch),
            "",
            "| | |",
            "|---|---:|",
            f"| issues done | {batch.done} of {batch.issues} |",
            f"| pages | {batch.pages} |",
            f"| pages failed | {batch.failed_pages} |",
            f"| characters | {batch.expected.characters} |",
            f"| expected to be wrong | {batch.expected.rate:.2%} |",
            f"| time | {batch.seconds / 60:.1f} min |",
            f"| speed | {batch.speed:.1f} pages a minute |",
            *failures,
        )
    )


def issue_rows(fates: Sequence[Fate]) -> list[dict[str, str | int]]:
    """Return one row an issue, the worst first; every row has the same columns."""
    return [_row(fate) for fate in sorted(fates, key=_badness)]


def _row(fate: Fate) -> dict[str, str | int]:
    found = Assessment(
        sum(page.characters for page in fate.pages), sum(page.wrong for page in fate.pages)
    )
    return {
        "source": fate.source,
        "package": fate.package,
        "what came of it": fate.fate,
        "pages": len(fate.pages),
        "characters": found.characters,
        "expected to be wrong": f"{found.rate:.2%}",
        "seconds": round(fate.seconds),
        "problems": " ".join(_problems(fate)),
    }


def _problems(fate: Fate) -> Iterable[str]:
    if fate.problem:
        yield fate.problem
        return
    for page in fate.pages:
        yield from page.problems


def _badness(fate: Fate) -> tuple[int, float]:
    rank = {"failed": 0, "partly": 1}.get(fate.fate, 2)
    wrong, characters = sum(p.wrong for p in fate.pages), sum(p.characters for p in fate.pages)
    return rank, -wrong / characters if characters else 0.0
