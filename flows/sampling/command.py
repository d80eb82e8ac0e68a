"""The commands `banmian sample` and `banmian verdict`."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click

from press.errors import ExitCode


@click.command(
    short_help="Draw a sample of a batch for people to look at.",
    epilog="""\b
Examples:
  banmian sample packages                        all packages
  banmian sample packages --aql 0.1 --article-aql 4 --to sample-1984
  banmian sample packages --batch last           what was digitised last
  banmian sample packages --issue a-1984-05-01 --issue a-1984-05-02
  banmian sample packages --seed 7               the same sample every time

\b
How many are looked at, and how many of them may be wrong, says ISO 2859-1
(GB/T 2828.1). The sample is spread over all pages by their size. Look at
list.html beside list.csv, fill in right or wrong in every row, then
  banmian verdict FOLDER""",
)
@click.argument("packages", type=click.Path(path_type=Path))
@click.option("--to", "folder", type=click.Path(path_type=Path),
              help="Folder for the list.  [default: sample-<date>-<seed>]")  # fmt: skip
@click.option("--aql", type=float, default=0.1, show_default=True, metavar="PERCENT",
              help="Acceptance quality limit of characters; 0 to leave them out.")  # fmt: skip
@click.option("--article-aql", type=float, default=2.5, show_default=True, metavar="PERCENT",
              help="The same of articles: headline, extent, order.")  # fmt: skip
@click.option("--level", type=click.Choice(["I", "II", "III"]), default="II", show_default=True,
              help="General inspection level: III looks at more.")  # fmt: skip
@click.option("--inspection", type=click.Choice(["auto", "normal", "tightened", "reduced"]),
              default="auto", show_default=True,
              help="auto: as the verdicts on the batches before tell.")  # fmt: skip
@click.option("--batch", default="", metavar="RUN",
              help="Only what this batch digitised: the id of its run, or last.")  # fmt: skip
@click.option("--issue", "issues", multiple=True, metavar="ID",
              help="Only this package; may be given more than once.")  # fmt: skip
@click.option("--seed", default="", help="To draw the same sample again.")
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
def sample(packages: Path, folder: Path | None, *, as_json: bool, **asked: Any) -> None:
    """Draw a sample of PACKAGES and write it as a list with cut-outs, to be filled in."""
    from flows.sampling.making import Asked, plan_rows, sampled, write_list

    def tell(done: int, of: int) -> None:
        if sys.stderr.isatty():
            click.echo(f"\r{done} of {of} packages counted", nl=done == of, err=True)

    worklist = sampled(packages, Asked(**asked), tell)
    folder = folder or Path(f"sample-{worklist.id}")
    write_list(worklist, folder)
    rows = plan_rows(worklist)
    if as_json:
        answer = {"list": str(folder), "seed": worklist.seed, "plans": rows}
        click.echo(json.dumps(answer, ensure_ascii=False, indent=1))
        return
    click.echo(folder)
    for row in rows:
        click.echo(
            f"  {row['what']}: {row['sample']} of {row['lot']}, at most "
            f"{row['accepted with at most']} wrong (AQL {row['AQL %']:g} %, level {row['level']}, "
            f"{row['inspection']} inspection)"
        )
    click.echo(f"Look at {folder / 'list.html'}, fill in {folder / 'list.csv'}, then", err=True)
    click.echo(f"  banmian verdict {folder}", err=True)


@click.command(
    short_help="Say whether a batch is accepted, from a filled-in list.",
    epilog="""\b
Examples:
  banmian verdict sample-1984
  banmian verdict sample-1984 --packages /mnt/packages    they have moved
  banmian verdict sample-1984 --json

\b
A row is right or wrong (对 or 错); one with a correction is wrong. A list that
is not complete, or whose packages have changed, is refused.

\b
Exit codes: 0 accepted; 3 not accepted; 4 the list cannot be judged.""",
)
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--packages", type=click.Path(path_type=Path),
              help="Where the packages are now.  [default: where they were]")  # fmt: skip
@click.option("--table", type=click.Path(path_type=Path),
              help="The filled-in CSV.  [default: list.csv in FOLDER]")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
def verdict(folder: Path, packages: Path | None, table: Path | None, *, as_json: bool) -> None:
    """Judge the list in FOLDER, as `banmian sample` wrote it, once it is filled in."""
    from flows.sampling import judging

    judged = judging.judged(folder, out=packages, table=table)
    if as_json:
        click.echo(json.dumps(judging.as_json(judged), ensure_ascii=False, indent=1))
    else:
        click.echo(judging.told(judged))
    if not judged.verdict.accepted:
        sys.exit(ExitCode.SOME_PAGES_FAILED)
