"""How fast, and how well, whole pages are read: `make bench`, `python -m benchmarks.speed`."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import click

from benchmarks.character_errors import lost_and_extra
from benchmarks.contestants import Contestant, contestants, package_in, steps_of
from benchmarks.reading_figures import page_text
from benchmarks.speed_plot import plot
from benchmarks.speed_table import Lap, laps_from_json, laps_to_json, table_markdown
from benchmarks.testpages import ROOT, Recipe, TestPage, typeset
from evaluation.assess import evaluate
from evaluation.flat import flat_ned, flat_text
from evaluation.folding import fold
from press.errors import BanmianError
from press.store import read_issue, write_whole

PAGES = "sports:1,letters:33,adverts:33"
"""Single pages of 4 500 to 5 700 characters."""


@click.command(
    epilog="""\b
Examples:
  python -m benchmarks.speed                                   all tools, three rounds
  python -m benchmarks.speed --rounds 1 --only "banmian verify,floor"
  python -m benchmarks.speed --pages front:2104 --cores 1"""
)
@click.option("--pages", default=PAGES, show_default=True, help="FAMILY:SEED, commas between.")
@click.option("--rounds", type=click.IntRange(1), default=3, show_default=True)
@click.option("--only", default="", help="Names of tools, commas between; all of them otherwise.")
@click.option(
    "--cores", type=click.IntRange(1), default=len(os.sched_getaffinity(0)), show_default="all",
    help="Cores that banmian may use for a page.",
)  # fmt: skip
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=ROOT / "out" / "speed",
    help="Where pages, answers, table and plot are kept.  [default: out/speed]",
)
def speed(pages: str, rounds: int, *, only: str, cores: int, out: Path) -> None:
    """Let all tools read the same pages, by turns, so that a busy minute falls on all of them.

    What was measured is written after every page: a run that is broken off has its table, too.
    Rounds of an earlier run with the same OUT are kept.
    """
    chosen = [one for one in contestants(cores) if not only or one.name in only.split(",")]
    if missing := [one.name for one in chosen if not one.there()]:
        click.echo(f"doing without {', '.join(missing)}: not installed", err=True)
    there = [one for one in chosen if one.there()]
    kept = out / "laps.json"
    laps = laps_from_json(kept.read_bytes()) if kept.is_file() else []
    try:
        ready = [typeset(recipe, out / "pages") for recipe in _recipes(pages)]
        for _ in range(rounds):
            for page in ready:
                for one in there:
                    laps.append(_lap(one, page, out))
                    write_whole(kept, laps_to_json(laps))
    except BanmianError as error:
        raise click.ClickException(str(error)) from error
    table = table_markdown(laps)
    write_whole(out / "table.md", table)
    plot(laps, out / "quality-against-cost.svg")
    click.echo(table, nl=False)


def _recipes(pages: str) -> Sequence[Recipe]:
    try:
        told = [page.split(":") for page in pages.split(",")]
        return [Recipe(family, int(seed)) for family, seed in told]
    except ValueError as error:
        raise click.BadParameter(f"--pages {pages}: write FAMILY:SEED, commas between") from error


def _lap(one: Contestant, page: TestPage, out: Path) -> Lap:
    folder = out / "answers" / page.name / one.name.replace(" ", "-")
    effort = one.run(page, folder)
    click.echo(f"{page.name}: {one.name}: {effort.core_seconds:.1f} core s", err=True)
    wanted, read = "\n".join(page_text(side) for side in page.truth.pages), one.text(folder)
    figures = {
        "characters": float(len(fold(wanted))),
        "errors": float(sum(lost_and_extra(wanted, read))),
    }
    if steps_of(folder):
        package = read_issue(package_in(folder))
        figures |= {
            name: ratio.value
            for name, ratio in evaluate(page.truth, package).measures.items()
            if name in ("article_f1", "body_cer", "flat_ned") and ratio.value is not None
        }
    else:
        figures["flat_ned"] = flat_ned(flat_text(page.truth), read).value or 0.0
    return Lap(one.name, page.name, effort, figures, steps_of(folder))


if __name__ == "__main__":
    speed()
