"""The command line: digitise, evaluate, check, audit, sample, verdict, deliver, up, join.

What does the work is imported by the commands themselves: that takes two seconds, and neither
`--help` nor a wrong option needs it.
"""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import Any

import click

from flows.audit_command import audit
from flows.outbox.command import deliver
from flows.sampling.command import sample, verdict
from flows.station.command import join, up
from flows.stopping import MESSAGE, Interrupted, stoppable
from press.errors import BanmianError, ExitCode


class Banmian(click.Group):
    """Turns what a person can mend into a message and an exit code, without a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, TextIOWrapper):  # a terminal without Chinese gets question marks
                stream.reconfigure(errors="replace")
        try:
            with stoppable():
                return super().invoke(ctx)
        except BanmianError as error:
            click.echo(f"banmian: {error}", err=True)
            ctx.exit(error.exit_code)
        except Interrupted as interruption:
            click.echo(MESSAGE, err=True)
            ctx.exit(interruption.exit_code)


@click.group(
    cls=Banmian,
    epilog="""\b
Examples:
  banmian digitise scans/0406/ --out out
  banmian digitise front.tif back.tif --out out --json
  banmian evaluate truth/issue.json out/liaoyuan-ribao-2022-04-06
  banmian check out/liaoyuan-ribao-2022-04-06""",
)
@click.version_option(package_name="banmian", prog_name="banmian")
def main() -> None:
    """From scanned Chinese newspapers to articles."""


@main.command(
    "digitise",
    short_help="Turn scans into a package of articles.",
    epilog="""\b
Examples:
  banmian digitise scans/0406/ --out out          one folder is one issue
  banmian digitise p1.tif p2.tif --out out        so is a list of pages
  banmian digitise 0406.pdf 0407.pdf --out out    each PDF is an issue
  banmian digitise --backlog scans/ --out out     each folder and PDF in scans/
  banmian digitise 0406.pdf --only 1,3-5 --out trial
  banmian digitise 0406.pdf --also page,hocr,tei --out out
  banmian digitise 0406.pdf --overlay --out trial   look at what was found

\b
Exit codes: 0 all done; 2 the command was wrong; 3 done, with pages that
failed and are listed; 4 nothing could be done. A blank page is kept as an
empty page with a note and is no failure; an issue of nothing but blank and
failed pages gives no package.""",
)
@click.argument("inputs", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--out", required=True, type=click.Path(path_type=Path),
              help="Folder that gets one package an issue.")  # fmt: skip
@click.option("--readers", default="verify", show_default=True, metavar="WHO",
              help="tesseract alone; verify: a second reader reads what is in doubt, headlines "
              "and captions; double: it reads every line.")  # fmt: skip
@click.option("--script", default="auto", show_default=True, metavar="SCRIPT",
              help="hans: simplified characters; hant: traditional; auto: look.")  # fmt: skip
@click.option("--layout-model", default="banmian", show_default=True, metavar="MODEL",
              help="banmian: by the ink alone; cdla: with the CDLA model as a second witness of "
              "drawings (needs banmian[cdla]).")  # fmt: skip
@click.option("--jobs", type=click.IntRange(min=1), default=len(os.sched_getaffinity(0)),
              show_default="one a core", help="Pages to work on at the same time.")  # fmt: skip
@click.option("--force", is_flag=True, help="Digitise again; replace what is there.")
@click.option("--dpi", type=click.IntRange(50, 2400),
              help="The scans' resolution, when they do not say it or say it wrong.")  # fmt: skip
@click.option("--only", metavar="PAGES", default="",
              help="Pages to digitise, as in 1,3-5; the package has no others.")  # fmt: skip
@click.option("--also", metavar="FORMATS", default="",
              help="Formats beyond the usual ones, commas between: page, hocr, tei; "
              "alto-glyphs for the single characters in ALTO; large-overlays.")  # fmt: skip
@click.option("--overlay", is_flag=True,
              help="Draw what was found on every page (qa/ in the package) twice as large, and "
              "name the pictures.")  # fmt: skip
@click.option("--backlog", is_flag=True, help="INPUT is a folder of issues.")
@click.option("--base-url", metavar="URL", default="",
              help="Where OUT will be served; addresses in IIIF manifests begin with it. "
              "Without it, as `python3 -m http.server` in OUT does.")  # fmt: skip
@click.option("--profile", is_flag=True,
              help="Say how long each step took, in issue.json, too: such packages of the same "
              "scans are not the same bytes.")  # fmt: skip
@click.option("--max-megapixels", type=click.IntRange(min=1), metavar="N",
              help="Refuse larger pages; else BANMIAN_MAX_MEGAPIXELS, or 500.")  # fmt: skip
@click.option("--max-megabytes", type=click.IntRange(min=1), metavar="N",
              help="Refuse larger files; else BANMIAN_MAX_MEGABYTES, or 4000.")  # fmt: skip
@click.option("--max-seconds", type=click.IntRange(min=1), metavar="N",
              help="Give up opening a page after so long; else BANMIAN_MAX_SECONDS, or "
              "300.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
def digitise_command(inputs: tuple[Path, ...], out: Path, **options: Any) -> None:
    """Digitise INPUT...: page images, PDFs or folders.

    TIFF, JPEG, PNG, JPEG 2000, WebP and PDF. One folder, one PDF or one list of pages is one
    issue. Writes OUT/<issue id>/. What is there already is not done again.
    """
    from flows.all_issues import digitise_all

    sys.exit(digitise_all(inputs, out, options))


@main.command(
    short_help="Measure a package against the truth.",
    epilog="\b\nExample:\n  banmian evaluate truth/issue.json out/issue-2022-04-06",
)
@click.argument("truth", type=click.Path(path_type=Path))
@click.argument("package", type=click.Path(path_type=Path))
def evaluate(truth: Path, package: Path) -> None:
    """Measure PACKAGE against TRUTH, an issue.json or a folder of them; print JSON."""
    from evaluation.report import evaluation_to_json

    click.echo(evaluation_to_json(truth, package))


@main.command(
    short_help="Say what is wrong with a package.",
    epilog="""\b
Examples:
  banmian check out/liaoyuan-ribao-2022-04-06
  banmian check out/liaoyuan-ribao-2022-04-06 --json

\b
Exit codes: 0 nothing is wrong; 3 something is, and listed; 4 there is no such
package.""",
)
@click.argument("package", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
def check(package: Path, *, as_json: bool) -> None:
    """Validate every file of PACKAGE and print what is wrong.

    That all files are there and unchanged, keep to their schemas, point to what exists, have
    their boxes on the page, and tell the same text. What could not be examined is told on stderr.
    """
    from flows.checking import examined, report_to_json

    report = examined(package)
    if as_json:
        click.echo(report_to_json(report))
    else:
        for note in report.notes:
            click.echo(note.told(package), err=True)
        for fault in report.faults:
            click.echo(fault.told(package))
        if not report.faults:
            click.echo(f"{package}: nothing is wrong")
    if report.faults:
        sys.exit(ExitCode.SOME_PAGES_FAILED)


main.add_command(audit)
main.add_command(deliver)
main.add_command(sample)
main.add_command(verdict)
main.add_command(up)
main.add_command(join)
