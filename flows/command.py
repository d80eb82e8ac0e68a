"""The command line: digitise, evaluate, check, up."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import Any

import click
import cv2
from rich.console import Console

from evaluation.report import evaluation_to_json
from flows.digitise import digitise
from flows.embedded import prepare_prefect
from flows.order import READERS, Order, Settings
from flows.soundness import faults_of
from flows.summary import Outcome, exit_code, outcome_to_text, outcomes_to_json
from flows.watching import watching
from ingest.inputs import IssueInput, issues_from_backlog, issues_from_paths, only_pages
from ingest.manifest import read_manifest
from press.errors import BanmianError, CommandError, ExitCode

INTERRUPTED = 130
PLANNED_READERS = ("verify", "double")


class Banmian(click.Group):
    """Turns what a person can mend into a message and an exit code, without a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BanmianError as error:
            click.echo(f"banmian: {error}", err=True)
            ctx.exit(error.exit_code)
        except KeyboardInterrupt:
            click.echo("banmian: stopped; issues not finished left nothing behind.", err=True)
            ctx.exit(INTERRUPTED)


@click.group(
    cls=Banmian,
    epilog="""\b
Examples:
  banmian digitise scans/0406/ --out out
  banmian digitise front.tif back.tif --out out --json
  banmian evaluate truth/issue.json out/liaoyuan-ribao-2022-04-06
  banmian check out/liaoyuan-ribao-2022-04-06""",
)
@click.version_option(package_name="banmian")
def main() -> None:
    """From scanned Chinese newspapers to articles."""


@main.command(
    "digitise",
    epilog="""\b
Examples:
  banmian digitise scans/0406/ --out out          one folder is one issue
  banmian digitise p1.tif p2.tif --out out        so is a list of pages
  banmian digitise 0406.pdf 0407.pdf --out out    each PDF is an issue
  banmian digitise --backlog scans/ --out out     each folder and PDF in scans/
  banmian digitise 0406.pdf --only 1,3-5 --force  some pages, again

\b
Exit codes: 0 all done; 2 the command was wrong; 3 done, with pages that
failed and are listed; 4 nothing could be done.""",
)
@click.argument("inputs", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--out", required=True, type=click.Path(path_type=Path, file_okay=False),
              help="Folder that gets one package an issue.")  # fmt: skip
@click.option("--readers", default="tesseract", show_default=True,
              help="What reads the characters: tesseract.")  # fmt: skip
@click.option("--jobs", type=click.IntRange(min=1), default=os.cpu_count() or 1,
              show_default="one a core", help="Pages to work on at the same time.")  # fmt: skip
@click.option("--force", is_flag=True, help="Digitise again; replace what is there.")
@click.option("--dpi", type=click.IntRange(50, 2400), default=None,
              help="The scans' resolution, when they do not say it or say it wrong.")  # fmt: skip
@click.option("--only", metavar="PAGES", default=None, help="Pages to digitise, as in 1,3-5.")
@click.option("--backlog", is_flag=True, help="INPUT is a folder of issues.")
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
def digitise_command(inputs: tuple[Path, ...], out: Path, **options: Any) -> None:
    """Digitise INPUT...: page images, PDFs or folders.

    TIFF, JPEG, PNG, JPEG 2000, WebP and PDF. One folder, one PDF or one list of pages is one
    issue. Writes OUT/<issue id>/.
    """
    prepare_prefect()
    cv2.setNumThreads(1)
    orders = _orders(inputs, out, options)
    outcomes = []
    for order in orders:
        outcomes.append(_outcome(order))
        if not options["as_json"]:
            click.echo(outcome_to_text(outcomes[-1]))
    if options["as_json"]:
        click.echo(outcomes_to_json(outcomes))
    sys.exit(exit_code(outcomes))


@main.command(epilog="\b\nExample:\n  banmian evaluate truth/issue.json out/issue-2022-04-06")
@click.argument("truth", type=click.Path(path_type=Path))
@click.argument("package", type=click.Path(path_type=Path))
def evaluate(truth: Path, package: Path) -> None:
    """Measure PACKAGE against TRUTH, an issue.json or a folder of them; print JSON."""
    click.echo(evaluation_to_json(truth, package))


@main.command(epilog="\b\nExample:\n  banmian check out/liaoyuan-ribao-2022-04-06")
@click.argument("package", type=click.Path(path_type=Path))
def check(package: Path) -> None:
    """Validate the files of PACKAGE and print what is wrong; exit 0 when nothing is."""
    faults = faults_of(package)
    for fault in faults:
        click.echo(fault)
    if faults:
        sys.exit(ExitCode.SOME_PAGES_FAILED)
    click.echo(f"{package}: nothing is wrong")


def _orders(inputs: tuple[Path, ...], out: Path, options: dict[str, Any]) -> list[Order]:
    if options["readers"] not in READERS:
        raise CommandError(_no_such_reader(options["readers"]))
    issues: list[IssueInput] = (
        [issue for folder in inputs for issue in issues_from_backlog(folder)]
        if options["backlog"]
        else list(issues_from_paths(inputs))
    )
    if options["only"]:
        issues = [only_pages(issue, options["only"]) for issue in issues]
    return [
        Order(
            issue,
            out,
            Settings(
                options["readers"],
                options["dpi"] or read_manifest(issue.folder).dpi,
                options["jobs"],
            ),
            options["force"],
        )
        for issue in issues
    ]


def _no_such_reader(name: str) -> str:
    if name in PLANNED_READERS:
        return f"--readers {name} is not there yet; use --readers tesseract."
    return f"There is no reader {name!r}; there is: {', '.join(READERS)}."


def _outcome(order: Order) -> Outcome:
    issue, begun = order.issue, time.monotonic()
    console = Console(stderr=True)
    for file in issue.passed_over:
        console.print(f"{file}: passed over, no page image", highlight=False)
    try:
        with watching(console, issue.name, len(issue.scans)) as watch:
            delivered = digitise(order, watch=watch)
    except BanmianError as error:
        return Outcome(issue.name, None, problem=str(error), passed_over=issue.passed_over)
    seconds = time.monotonic() - begun
    return Outcome(issue.name, delivered, seconds=seconds, passed_over=issue.passed_over)
