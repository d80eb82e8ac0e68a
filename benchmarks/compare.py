"""banmian beside plain Tesseract on the same pages: `python -m benchmarks.compare`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from benchmarks.done import done_or_do, fingerprint
from benchmarks.table import Row, pooled_rows, table_markdown
from benchmarks.testpages import ROOT, TestPage, families, recipes, sample_issue, typeset
from benchmarks.tools import TOOLS, Tool
from press.errors import BanmianError
from press.store import write_whole


@click.command()
@click.option(
    "--pages",
    default=18,
    show_default=True,
    help="Typeset pages in each state, dealt round the families.",
)
@click.option("--families", "names", default="", help="Layout families, comma between.")
@click.option("--states", default="scan", show_default=True, help="clean, scan, worn.")
@click.option("--only", type=click.Choice([tool.name for tool in TOOLS]), help="One tool.")
@click.option("--sample/--no-sample", default=True, help="The sample issue too.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=ROOT / "out" / "compare",
    help="Where pages, answers and the table are kept.  [default: out/compare]",
)
def compare(
    pages: int, names: str, *, states: str, only: str | None, sample: bool, out: Path
) -> None:
    """Typeset pages, let the tools read them, and print one table.

    Work that was done before is not done again unless the page or the tool has changed.
    """
    chosen = [tool for tool in TOOLS if only in (None, tool.name)]
    dealt = recipes(names.split(",") if names else families(), states.split(","), count=pages)
    try:
        ready = [sample_issue()] if sample else []
        ready += [typeset(recipe, out / "pages") for recipe in dealt]
        rows = [_row(page, tool, out=out) for page in ready for tool in chosen]
    except BanmianError as error:
        raise click.ClickException(str(error)) from error
    table = table_markdown(rows)
    write_whole(out / "table.md", table)
    write_whole(out / "table.json", json.dumps(_plain(rows), ensure_ascii=False, indent=1) + "\n")
    click.echo(table, nl=False)


def _row(page: TestPage, tool: Tool, *, out: Path) -> Row:
    click.echo(f"{page.name}: {tool.name} …", err=True, nl=False)
    folder = out / "answers" / page.name / tool.name
    files, word = tool.version()
    mark = fingerprint([*files, *page.images], word)
    effort = done_or_do(folder, mark, do=lambda emptied: tool.run(page, emptied))
    row = Row(page.name, tool.name, tool.measure(page, folder), effort, page.held_out)
    click.echo(f" {effort.seconds:.1f} s, exit code {effort.exit_code}", err=True)
    return row


def _plain(rows: Sequence[Row]) -> dict[str, Any]:
    return {
        "pages": [_plain_row(row) for row in rows],
        "pooled": [_plain_row(row) for row in pooled_rows(rows)],
    }


def _plain_row(row: Row) -> dict[str, Any]:
    figures = {name: ratio.value for name, ratio in row.measures.items()}
    return {"page": row.page, "tool": row.tool, **figures, **asdict(row.effort)}


if __name__ == "__main__":
    compare()
