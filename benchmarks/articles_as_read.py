"""Scans to articles, everything counted: `python -m benchmarks.articles_as_read`.

Each typeset issue goes through all of banmian but Prefect, in a process of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import click

from benchmarks.contestants import banmian, package_in
from benchmarks.done import done_or_do, fingerprint
from benchmarks.testpages import (
    ROOT,
    Recipe,
    TestPage,
    families,
    is_held_out,
    sample_in,
    typeset,
)
from benchmarks.timing import Effort
from benchmarks.tools import program_files
from evaluation.assess import evaluate
from evaluation.ratio import Ratio, mean, pooled
from fixtures.families.look import FONT_KEPT_ASIDE
from press.errors import BanmianError
from press.store import read_issue, write_whole

MEASURES = (
    "article_f1", "headline", "caption", "byline", "fields", "body_cer", "order_tau",
    "jumps_joined", "false_joins", "teasers_linked", "masthead_fields",
)  # fmt: skip


SAMPLE = "sample"
"""Stands for the sample issue among the families."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What came of one issue."""

    name: str
    pages: int
    held_out: bool
    state: str
    measures: dict[str, Ratio]
    effort: Effort


@click.command(
    epilog="""\b
Examples:
  python -m benchmarks.articles_as_read                      every family, scan and worn
  python -m benchmarks.articles_as_read --families front,inside --states worn --seeds 41,42"""
)
@click.option(
    "--families",
    "names",
    default="",
    help="Comma between; all of them otherwise; sample is the sample issue.",
)
@click.option("--seeds", default="2601", show_default=True, help="Comma between.")
@click.option("--states", default="scan,worn", show_default=True, help="clean, scan, worn.")
@click.option("--readers", default="verify", show_default=True)
@click.option("--processes", default=1, show_default=True, help="Issues at a time.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=ROOT / "out" / "as-read",
    help="Where pages, packages and the table are kept.  [default: out/as-read]",
)
def articles_as_read(
    names: str, *, seeds: str, states: str, readers: str, processes: int, out: Path
) -> None:
    """Measure whole issues, from scans to articles, family by family.

    What was done before is not done again unless the scan or the program has changed. An issue of
    a tuned family that drew the body face kept aside counts among those held out.
    """
    dealt = [
        Recipe(family, int(seed), state)
        for state in states.split(",")
        for seed in seeds.split(",")
        for family in (names.split(",") if names else families())
    ]

    def measured(recipe: Recipe) -> Measured:
        one = _measured(recipe, readers, out)
        click.echo(_row(one.name, [one]), err=True)
        return one

    try:
        with ThreadPoolExecutor(processes) as pool:
            found = list(pool.map(measured, dealt))
    except BanmianError as error:
        raise click.ClickException(str(error)) from error
    table = table_markdown(found)
    write_whole(out / "table.md", table)
    click.echo(table, nl=False)


def _measured(recipe: Recipe, readers: str, out: Path) -> Measured:
    issue = _made(recipe, out / "pages")
    folder = out / "packages" / f"{issue.name}-{readers}"
    mark = fingerprint([*program_files(), *issue.images], readers)
    effort = done_or_do(folder, mark, do=lambda emptied: banmian(readers, 1).run(issue, emptied))
    aside = recipe.family != SAMPLE and is_held_out(recipe.family)
    aside = aside or issue.truth.run.settings.get("body") == FONT_KEPT_ASIDE
    measures = evaluate(issue.truth, read_issue(package_in(folder))).measures
    return Measured(issue.name, len(issue.images), aside, recipe.state, measures, effort)


def _made(recipe: Recipe, folder: Path) -> TestPage:
    return sample_in(recipe.state, folder) if recipe.family == SAMPLE else typeset(recipe, folder)


def table_markdown(found: Sequence[Measured]) -> str:
    """Return a row an issue, then means of issues and sums over sums of every group."""
    heads = ("", "pages", *MEASURES, "core s a page")
    lines = [f"| {' | '.join(heads)} |", f"|---|{'---:|' * (len(heads) - 1)}"]
    lines += [_row(one.name, [one]) for one in found]
    for state in (*dict.fromkeys(one.state for one in found), ""):
        for aside in (False, True):
            group = [one for one in found if one.held_out is aside and one.state.startswith(state)]
            if group:
                name = f"{'held out' if aside else 'tuned'}{', ' * bool(state)}{state}"
                lines.append(_row(f"**{name}, mean**", group))
                lines.append(_row(f"**{name}, pooled**", group, together=True))
    return "\n".join(lines) + "\n"


def _row(name: str, group: Sequence[Measured], *, together: bool = False) -> str:
    figures = []
    for measure in MEASURES:
        ratios = [one.measures[measure] for one in group]
        value = pooled(ratios).value if together else mean(ratios)
        figures.append("–" if value is None else f"{value:.4f}")
    pages = sum(one.pages for one in group)
    spent = sum(one.effort.core_seconds for one in group) / pages
    return f"| {name} | {pages} | {' | '.join(figures)} | {spent:.0f} |"


if __name__ == "__main__":
    articles_as_read()
