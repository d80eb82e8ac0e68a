"""Mutated files of every format: `python -m benchmarks.mutants --count 1000`, or `--flow 30`.

Each has to be opened or refused by an error that names it, in its time. With `--flow` so many of
them go through the whole command, ten an issue, and the audit must find every one.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import click

from benchmarks.mutated_issues import through_the_flow
from fixtures.inputs.mutants import WAYS, Mutant, mutant, spread
from ingest.limits import set_limit
from ingest.scans import open_scan, refs_of
from press.errors import InputError
from press.naming import shown
from press.store import write_whole

OPENED = "opened"
GRACE_S = 15.0
"""Beyond the limit: what a busy machine may take to end a child and tell of it."""


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a mutant: OPENED or an error's name; `fault` says what must not be."""

    mutant: Mutant
    became: str
    seconds: float
    fault: str = ""


@click.command()
@click.option("--count", default=1000, show_default=True)
@click.option("--first", default=0, show_default=True, help="Number of the first one.")
@click.option("--seed", default=1, show_default=True)
@click.option("--seconds", default=20, show_default=True, help="The limit of opening a page.")
@click.option("--jobs", default=2, show_default=True)
@click.option("--flow", default=0, help="So many through the whole command instead.")
@click.option("--keep", type=click.Path(path_type=Path), help="A folder for those with a fault.")
def main(
    count: int, first: int, seed: int, seconds: int, jobs: int, flow: int, keep: Path | None
) -> None:
    """Open mutated files and tell what became of them; 1 when one is not accounted for."""
    if flow:
        sys.exit(_through_the_flow([mutant(spread(first + n), seed) for n in range(flow)], seconds))
    set_limit("seconds", seconds)
    numbers = range(first, first + count)
    fates = []
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(jobs) as pool:
        for fate in pool.map(lambda number: tried(mutant(number, seed), folder, seconds), numbers):
            fates.append(fate)
            if fate.fault or len(fates) % 100 == 0:
                click.echo(f"{len(fates)} of {count}: {fate.fault or 'accounted for'}", err=True)
    for line in report(fates):
        click.echo(line)
    faulty = [fate for fate in fates if fate.fault]
    for fate in faulty if keep else ():
        write_whole(keep / fate.mutant.name, fate.mutant.content)  # type: ignore[operator]
    if faulty or len(fates) != count:
        sys.exit(1)


def _through_the_flow(mutants: Sequence[Mutant], seconds: int) -> bool:
    """Put mutants through the command and tell what came of them; True when a fault was found."""
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        found = through_the_flow(mutants, Path(folder), seconds)
    click.echo(f"{len(mutants)} files, exit code {found.code}")
    for fate, pages in sorted(found.pages.items()):
        click.echo(f"  pages {fate}: {pages}")
    click.echo(f"faults: {len(found.faults)}")
    for fault in found.faults:
        click.echo(f"  {fault}")
    return bool(found.faults)


def tried(one: Mutant, folder: str | Path, seconds: float) -> Fate:
    """Open every page of a mutant, up to three, and return what became of it."""
    file = Path(folder) / one.name
    file.write_bytes(one.content)
    begun, became, fault, opened = time.monotonic(), OPENED, "", 1
    try:
        refs = refs_of(file)
        opened += len(refs[:3])
        for ref in refs[:3]:
            open_scan(ref)
    except InputError as error:
        became = type(error).__name__
        if shown(file.name) not in str(error) or "\n" in str(error):
            fault = f"it is told so: {error}"
    except Exception as error:  # what this program is to find
        became, fault = type(error).__name__, f"{type(error).__name__}: {error}"
    taken = time.monotonic() - begun
    if taken > opened * seconds + GRACE_S:
        fault = fault or f"it took {taken:.0f} s"
    file.unlink()
    return Fate(one, became, taken, fault)


def report(fates: Sequence[Fate]) -> Iterator[str]:
    """Yield a table of what became of the mutants of each way, and every fault."""
    ends = sorted({fate.became for fate in fates}, key=lambda end: (end != OPENED, end))
    yield f"| mutation | files | {' | '.join(ends)} |"
    yield f"|---|---:|{'---:|' * len(ends)}"
    for way in (*WAYS, "all"):
        found = [fate.became for fate in fates if way in (fate.mutant.by, "all")]
        counts = Counter(found)
        yield f"| {way} | {len(found)} | {' | '.join(str(counts[end]) for end in ends)} |"
    slowest = max(fates, key=lambda fate: fate.seconds)
    yield ""
    yield f"slowest: {slowest.mutant.name} ({slowest.mutant.of}), {slowest.seconds:.1f} s"
    faulty = [fate for fate in fates if fate.fault]
    yield f"not accounted for: {len(faulty)}"
    for fate in faulty:
        yield f"  {fate.mutant.name}, {fate.mutant.of}, {fate.mutant.by}: {fate.fault}"


if __name__ == "__main__":
    main()
